package org.chaland.linking;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.model.Contact;
import org.chaland.model.Field;

/**
 * What of a contact is passed on together. The address by itself: whoever has it gets the links by which a password is chosen, so one
 * that the person has changed at the provider is not put back because their city was put right; and one that is taken there keeps
 * no name from being put right.
 */
enum ProfilePart {
    /** By which the person is written to. */
    EMAIL(EnumSet.of(Field.EMAIL)),
    /** Everything else. */
    DETAILS(EnumSet.complementOf(EnumSet.of(Field.EMAIL)));

    private final Set<Field> fields;

    ProfilePart(Set<Field> fields) {
        this.fields = fields;
    }

    /** The topic of a task that passes it on. */
    String topic() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProfilePart ofTopic(Optional<String> topic) {
        return Stream.of(values())
                .filter(part -> topic.equals(Optional.of(part.topic())))
                .findFirst()
                .orElseThrow();
    }

    Contact of(Contact whole) {
        var part = Contact.builder();
        whole.values().forEach((field, value) -> part.set(field, fields.contains(field) ? value : ""));
        return part.build();
    }

    /** Whether there is a value that was not there before; one that is there no more cannot be passed on. */
    boolean differs(Contact before, Contact after) {
        return of(after).values().entrySet().stream()
                .anyMatch(entry -> !before.get(entry.getKey()).equals(Optional.of(entry.getValue())));
    }
}
