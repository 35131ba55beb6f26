package org.chaland.form;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chaland.text.Messages;

/**
 * Finds the text of a constraint by its key and fills in the attributes of the constraint. It needs no expression language, and
 * therefore never evaluates what a visitor typed.
 */
final class PlainInterpolator implements MessageInterpolator {

    private final Messages messages;

    PlainInterpolator(Messages messages) {
        this.messages = messages;
    }

    /** English, not the default locale of the JVM: a caller that knows the visitor's language passes it. */
    @Override
    public String interpolate(String template, Context context) {
        return interpolate(template, context, Locale.ENGLISH);
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        var key = template.startsWith("{") ? template.substring(1, template.length() - 1) : template;
        return messages.keys().contains(key) ? messages.text(key, locale, attributes(context)) : template;
    }

    private static Map<String, String> attributes(Context context) {
        return context.getConstraintDescriptor().getAttributes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }
}
