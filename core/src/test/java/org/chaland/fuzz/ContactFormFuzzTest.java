package org.chaland.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chaland.form.Checked;
import org.chaland.form.ContactFormCheck;
import org.chaland.form.FormInput;
import org.chaland.form.FormRules;
import org.chaland.form.Violation;
import org.chaland.journey.World;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Field;

/** Whatever is sent as a contact form. */
class ContactFormFuzzTest {

    private static final ContactFormCheck CHECK = new ContactFormCheck(ContactFormCheck.defaultValidator());
    private static final FormRules RULES = FormRules.of(World.usualRules().build(), Map.of());

    @FuzzTest
    void acceptedIsKeptAsItIs(byte[] bytes) {
        var typed = FormInput.read(FuzzedText.parameters(bytes));

        var checked = CHECK.check(typed, RULES, Locale.FRENCH);

        var wrong = checked.violations().stream().map(Violation::field).collect(Collectors.toSet());
        checked.details().values().forEach((field, value) -> {
            if (!wrong.contains(field)) {
                requireKeepable(field, value);
            }
        });
        requireSame(checked, CHECK.check(checked.details(), RULES, Locale.FRENCH));
    }

    /** As long as the column at most, whether that counts characters or bytes of four to each. */
    private static void requireKeepable(Field field, String value) {
        assertThat(value.codePointCount(0, value.length())).as(field.path()).isBetween(1, field.maxLength());
        assertThat(value.getBytes(UTF_8).length).as(field.path()).isLessThanOrEqualTo(4 * field.maxLength());
        assertThat(Kept.byEveryDatabase(value)).as(field.path()).isTrue();
        if (field == Field.EMAIL || field == Field.BILLING_EMAIL) {
            assertThat(CanonicalEmail.of(value)).isPresent();
        }
        if (field == Field.LANGUAGE) {
            assertThat(new Locale.Builder().setLanguageTag(value).build().getLanguage())
                    .isNotEmpty();
        }
    }

    private static void requireSame(Checked once, Checked again) {
        assertThat(again.details()).isEqualTo(once.details());
        assertThat(codes(again)).isEqualTo(codes(once));
    }

    private static List<String> codes(Checked checked) {
        return checked.violations().stream()
                .map(violation -> violation.field() + " " + violation.code())
                .toList();
    }
}
