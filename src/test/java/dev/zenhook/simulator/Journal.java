package dev.zenhook.simulator;

import java.time.Duration;
import java.util.Optional;

/** Is told what the postman does. */
interface Journal {
    Journal NOBODY_LISTENS = new Journal() {
        @Override
        public void sends(Notice notice) {}

        @Override
        public void refused(Notice notice, int status, Optional<Duration> wait) {}
    };

    void sends(Notice notice);

    /**
     * @param status of the answer, or {@link Wire#NO_ANSWER}
     * @param wait until it is sent again; empty: it is not
     */
    void refused(Notice notice, int status, Optional<Duration> wait);
}
