package dev.zenhook.simulator;

import java.net.URI;

/** The first thing that somebody sees who tries Zenhook. */
final class Welcome {
    private Welcome() {}

    static void print(URI zenhook, int operators, String zentitle2) {
        System.out.println("""

            Zenhook listens at %1$s
            A simulated Zentitle2 has an account there, tells its story below, and goes on until you press Ctrl-C.

            Try in another terminal:
              an event that nobody signed, which is answered 401:
                curl -i -d '{}' %1$s
              a signed event that somebody changed on its way, which is answered 401 too:
                curl -X POST %2$s/simulator/tampered
              a test event, as after a click on Test in Zentitle2:
                curl -X POST %2$s/simulator/test-event
              fifty events at once:
                curl -X POST %2$s/simulator/burst

            Operators have a port of their own. Here is one of them, demo, whose password is demo:
              what is in the inbox:
                curl -u demo:demo http://localhost:%3$d/actuator/inbox
              how Zentitle2 is connected:
                curl -u demo:demo http://localhost:%3$d/actuator/zentitle2
            """.formatted(zenhook, zentitle2, operators));
    }
}
