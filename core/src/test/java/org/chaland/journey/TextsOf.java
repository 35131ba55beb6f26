package org.chaland.journey;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.FormField;

/** All that whoever holds a value can read in it. */
final class TextsOf {

    private TextsOf() {}

    static String everything(Object value) {
        return texts(value).collect(Collectors.joining("\n"));
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Optional<?> held) {
            return held.stream().flatMap(TextsOf::texts);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().flatMap(TextsOf::texts);
        }
        if (value instanceof Map<?, ?> pairs) {
            return pairs.values().stream().flatMap(TextsOf::texts);
        }
        if (value instanceof CustomerId id) {
            return Stream.of(id.toString());
        }
        if (value instanceof Purchase.Counts counts) {
            return Stream.of(counts.total() > 0 ? AccessScene.canary(PersonalField.PURCHASES) : "");
        }
        if (value instanceof Details details) {
            return details.values().values().stream();
        }
        if (value instanceof Contact contact) {
            return texts(Details.of(contact));
        }
        return ofOurOwn(value).orElseGet(() -> value instanceof Record row ? components(row) : Stream.of("" + value));
    }

    private static Optional<Stream<String>> ofOurOwn(Object value) {
        if (value instanceof Customer customer) {
            return Optional.of(all(customer.id(), customer.details(), customer.links(), customer.mergedInto()));
        }
        if (value instanceof Purchase purchase) {
            return Optional.of(all(purchase.ref(), purchase.customer(), purchase.frozen(), purchase.trainings()));
        }
        if (value instanceof Task task) {
            return Optional.of(all(task.key(), task.customer(), task.reason(), task.account()));
        }
        if (value instanceof ContactStep form) {
            return Optional.of(all(form.values(), form.violations(), offers(form)));
        }
        return Optional.empty();
    }

    private static List<FormField.Offer> offers(ContactStep form) {
        return form.fields().stream().flatMap(field -> field.offers().stream()).toList();
    }

    private static Stream<String> all(Object... values) {
        return Stream.of(values).flatMap(TextsOf::texts);
    }

    private static Stream<String> components(Record row) {
        return Stream.of(row.getClass().getRecordComponents()).flatMap(component -> texts(component(row, component)));
    }

    private static Object component(Record row, RecordComponent component) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException unreadable) {
            throw new AssertionError(component.toString(), unreadable);
        }
    }
}
