package dev.zenhook;

import java.lang.management.ManagementFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Loads beside the start, where there is a core for it, what the start would wait for and what the AOT cache helps little: Bouncy
 * Castle's jar is signed, so the JVM keeps none of its hundreds of classes there; and the platform's MBeans, which the pool of
 * SQLite's connections and Tomcat's metrics ask for. Whether Bouncy Castle is used is a setting of the room {@code verify}.
 */
final class EarlyClasses implements BackgroundPreinitializer {
    @Override
    public void preinitialize() {
        new BouncyCastleProvider();
        ManagementFactory.getPlatformMBeanServer();
    }
}
