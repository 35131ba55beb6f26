package org.chaland.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.junit.jupiter.api.Test;

/** The validator beneath the check: our own, the host's, or none at all. */
class FormValidatorTest {

    @Test
    void missingProviderIsToldWithItsRemedy() {
        assertThatThrownBy(() -> ContactFormCheck.defaultValidator(List::of))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("add org.hibernate.validator:hibernate-validator");
    }

    @Test
    void settingsOfTheHostForItsOwnBeansAreNotRead() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(before) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return name.endsWith("validation.xml")
                        ? new ByteArrayInputStream("<broken".getBytes(StandardCharsets.UTF_8))
                        : super.getResourceAsStream(name);
            }
        });

        try {
            assertThatThrownBy(() -> Validation.byDefaultProvider().configure().buildValidatorFactory())
                    .as("twin that reads them")
                    .isInstanceOf(ValidationException.class);
            assertThat(ContactFormCheck.defaultValidator()).isNotNull();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void validatorOfTheHostGivesTheSameAnswers() {
        var configuration = Validation.byDefaultProvider().configure().messageInterpolator(new HostInterpolator());
        try (var factory = configuration.buildValidatorFactory()) {
            var check = new ContactFormCheck(factory.getValidator());
            var typed = Samples.completeWith(Field.EMAIL, "<");

            assertThat(check.check(typed, Samples.RULES, Locale.FRENCH))
                    .isEqualTo(Samples.CHECK.check(typed, Samples.RULES, Locale.FRENCH));
        }
    }

    @Test
    void noExpressionLanguageIsNeeded() {
        assertThatThrownBy(() -> Class.forName("jakarta.el.ExpressionFactory"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(Samples.codes(Details.of(Contact.builder().city("${1+1}").build())))
                .isNotEmpty();
    }

    /** As a host's own would do: does not know our keys. */
    private static final class HostInterpolator implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return "host " + template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return "host " + template;
        }
    }
}
