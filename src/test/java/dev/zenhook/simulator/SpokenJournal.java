package dev.zenhook.simulator;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what Zentitle2 does to those who look on. */
final class SpokenJournal implements Journal {
    private static final Logger log = LoggerFactory.getLogger(SpokenJournal.class);

    @Override
    public void sends(Notice notice) {
        log.info(
                "Zentitle2 sends  {}: {}{}",
                notice.code(),
                notice.told(),
                notice.attempt() == 1 ? "" : " (call " + notice.attempt() + ")");
    }

    @Override
    public void refused(Notice notice, int status, Optional<Duration> wait) {
        String answer = status == Wire.NO_ANSWER ? "gets no answer" : "is answered " + status;
        if (notice.kind() == Notice.Kind.TAMPERED) {
            log.info("The changed body {}: its signature is not valid, so nothing was stored", answer);
        } else {
            String then = wait.map(time -> "sends it again in " + time.toSeconds() + " s")
                    .orElse("does not send it again");
            log.warn("Zentitle2 {} for {}, and {}", answer, notice.code(), then);
        }
    }
}
