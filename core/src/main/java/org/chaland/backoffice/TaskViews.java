package org.chaland.backoffice;

import static java.util.Comparator.comparing;
import static org.chaland.backoffice.BackOffice.PAGE_SIZE;
import static org.chaland.model.PersonalField.RECORD;
import static org.chaland.model.PersonalField.TASKS;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.text.Messages;

/** Tasks with what their reasons mean to staff. */
final class TaskViews {

    private static final String KEY_PREFIX = "staff.task.reason.";
    private static final String OTHER = "other";
    private static final Set<PersonalField> SHOWN = EnumSet.of(RECORD, TASKS);

    /** More than a customer has; the open and the stopped ones are to be among them. */
    private static final int READ_AT_MOST = 500;

    private static final List<Task.State> ORDER = List.of(Task.State.STOPPED, Task.State.OPEN, Task.State.DONE);
    private static final Comparator<Task> UNFINISHED_FIRST = comparing((Task task) -> ORDER.indexOf(task.state()))
            .thenComparing(comparing(Task::createdAt).thenComparing(Task::id).reversed());

    private final Parts parts;
    private final Messages messages;
    private final Set<String> keys;

    TaskViews(Parts parts, Messages messages) {
        this.parts = parts;
        this.messages = messages;
        keys = messages.keys();
    }

    /** Those of all these records, which are one customer's. */
    List<TaskView> of(Look look, Stream<CustomerId> records, Locale locale) {
        return look.opens(TASKS) ? read(look.shop(), records, locale) : List.of();
    }

    private List<TaskView> read(ShopId shop, Stream<CustomerId> records, Locale locale) {
        return records.flatMap(record -> parts.storage().tasks().ofCustomer(shop, record, READ_AT_MOST).stream())
                .sorted(UNFINISHED_FIRST)
                .limit(PAGE_SIZE)
                .map(task -> view(task, locale))
                .toList();
    }

    Page<TaskView, UUID> stopped(Look look, Optional<UUID> after, Locale locale) {
        var oneMore = parts.storage().tasks().stopped(look.shop(), after, PAGE_SIZE + 1);
        return Page.of(oneMore, PAGE_SIZE, Task::id)
                .keeping(task -> look.see(task.customer(), SHOWN).contains(TASKS)
                        ? Optional.of(view(task, locale))
                        : Optional.empty());
    }

    private TaskView view(Task task, Locale locale) {
        return new TaskView(task, task.reason().map(code -> messages.text(key(task, code), locale)));
    }

    /** One reason may mean another thing where another thing was to be done. */
    private String key(Task task, String code) {
        return Stream.of(code + '.' + task.kind(), code)
                .map(KEY_PREFIX::concat)
                .filter(keys::contains)
                .findFirst()
                .orElse(KEY_PREFIX + OTHER);
    }
}
