package dev.zenhook.observe;

import dev.zenhook.accept.TlsVersions;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;

/** The operator's port has a server of its own, which the other one's settings do not reach. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementTls {
    @Bean
    TlsVersions managementTlsVersions() {
        return new TlsVersions();
    }
}
