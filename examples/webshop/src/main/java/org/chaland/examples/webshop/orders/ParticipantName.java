package org.chaland.examples.webshop.orders;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chaland.form.ContactFormCheck;
import org.chaland.model.Field;
import org.chaland.text.Messages;
import org.springframework.stereotype.Component;

/** Checks the name of a participant by the same rule, and with the same words, as the contact form checks names. */
@Component
public class ParticipantName {

    private static final int LONGEST = 100;

    private final ContactFormCheck check = new ContactFormCheck(ContactFormCheck.defaultValidator());

    /** What is wrong with it; nothing if it can be kept. */
    public List<String> errors(String name, String label, Locale locale) {
        if (name.isEmpty()) {
            return List.of(text("form.required", label, locale));
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return List.of(text("form.tooLong", label, locale));
        }
        return check.check(Field.FAMILY_NAME, name, locale).stream()
                .map(violation -> text("form." + violation.code(), label, locale))
                .toList();
    }

    private static String text(String key, String label, Locale locale) {
        return Messages.standard().text(key, locale, Map.of("field", label, "max", Integer.toString(LONGEST)));
    }
}
