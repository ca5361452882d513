package dev.zenhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.zenhook.verify.UnusableSettingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PlaceholdersTest {
    private static final String PASSWORD = "zenhook.store.password";

    private final StandardEnvironment environment = new StandardEnvironment();

    private void set(String source, Map<String, Object> settings) {
        environment.getPropertySources().addFirst(new MapPropertySource(source, new LinkedHashMap<>(settings)));
    }

    private void isRefused(String property, String problem, String cure) {
        assertThatExceptionOfType(UnusableSettingException.class)
                .isThrownBy(() -> Placeholders.judge(environment))
                .withMessageContaining(problem)
                .withMessageNotContaining("sesame")
                .withNoCause()
                .matches(refusal -> refusal.property().equals(property))
                .matches(refusal -> refusal.cure().contains(cure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${NOT_SET}", "sesame${NOT_SET}", "${NOT_SET:${sesame}}"})
    void onePlaceholderThatNothingFillsIsRefused(String text) {
        set("file", Map.of(PASSWORD, text));

        isRefused(PASSWORD, "placeholder that nothing fills", "Set the variable");
    }

    @ParameterizedTest
    @CsvSource({"${zenhook.store.password}", "sesame${zenhook.store.password:}", "${other}"})
    void oneThatLeadsBackToItselfIsRefused(String text) {
        set("file", Map.of(PASSWORD, text, "other", "${zenhook.store.password}"));

        isRefused(PASSWORD, "leads back to itself", "of another name");
    }

    @Test
    void aVariableIsNamedAsItsSetting() {
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(
                        source,
                        new SystemEnvironmentPropertySource(
                                source, Map.of("ZENHOOK_STORE_PASSWORD", "${ZENHOOK_STORE_PASSWORD}")));

        isRefused(PASSWORD, "leads back to itself", "of another name");
    }

    @Test
    void whatCannotBeAFolderOrATimeEitherIsRefusedByItsName() {
        set("file", Map.of("zenhook.dispatch.give-up-after", "${NOT_SET}"));

        isRefused("zenhook.dispatch.give-up-after", "placeholder that nothing fills", "Set the variable");
    }

    @Test
    void whatIsFilledOverruledOrNoneOfOursIsTaken() {
        set("file", Map.of(PASSWORD, "${NOT_SET}", "mailer.password", "${NOT_SET}", "other", "sesame"));
        set("line", Map.of(PASSWORD, "${other}", "zenhook.store.username", "${NOT_SET:me}"));

        assertThatNoException().isThrownBy(() -> Placeholders.judge(environment));
    }

    @Test
    void whatIsMeantAsSuchIsTakenAsSuch() {
        set("file", Map.of(PASSWORD, "a\\${b}"));

        assertThatNoException().isThrownBy(() -> Placeholders.judge(environment));
        assertThat(Binder.get(environment).bind(PASSWORD, String.class).get()).isEqualTo("a${b}");
    }
}
