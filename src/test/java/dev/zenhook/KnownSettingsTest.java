package dev.zenhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KnownSettingsTest {
    @ConfigurationProperties("zenhook.room")
    record RoomProperties(String maxSize, String places) {}

    private final StandardEnvironment environment = new StandardEnvironment();

    private void judge() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerBeanDefinition("room", new RootBeanDefinition(RoomProperties.class));
        new KnownSettings(environment).postProcessBeanFactory(beans);
    }

    private void set(String property) {
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(property, "1")));
    }

    private void setVariable(String name) {
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(source, new SystemEnvironmentPropertySource(source, Map.of(name, "1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zenhook.room.max-size",
                "zenhook.room.maxSize",
                "zenhook.room.places[0]",
                "zenhook.tenants.main.anything",
                "zenhooks.room.other"
            })
    void aSettingThatSomebodyReadsIsTaken(String property) {
        set(property);

        assertThatNoException().isThrownBy(this::judge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZENHOOK_ROOM_MAXSIZE", "ZENHOOK_ROOM_MAX_SIZE", "ZENHOOK_ROOM_PLACES_0", "ZENHOOK"})
    void aVariableThatSomebodyReadsIsTaken(String name) {
        setVariable(name);

        assertThatNoException().isThrownBy(this::judge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zenhook.room.max", "zenhook.rom.max-size", "zenhook.room", "zenhook.room.max-size.more"})
    void aSettingThatNobodyReadsIsRefused(String property) {
        set(property);

        assertThatExceptionOfType(KnownSettings.UnknownSettingException.class)
                .isThrownBy(this::judge)
                .withMessage("The setting " + property + " does not exist.");
    }

    @Test
    void aVariableThatNobodyReadsIsRefusedWithTheOnesThatExist() {
        setVariable("ZENHOOK_ROOM_MAXSIZ");

        assertThatExceptionOfType(KnownSettings.UnknownSettingException.class)
                .isThrownBy(this::judge)
                .satisfies(refusal -> assertThat(
                                new KnownSettings.Analyzer().analyze(refusal).getAction())
                        .contains("zenhook.room.max-size", "zenhook.room.places"));
    }
}
