package org.chaland.linking;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.chaland.internal.Parts;
import org.chaland.model.Task;
import org.chaland.spi.CustomerListener;
import org.chaland.spi.MessageSender;
import org.chaland.text.Messages;
import org.chaland.upkeep.TaskHandler;

/** What this room gives the task engine: the handlers of its kinds of tasks, and the search for accounts that end. */
public final class AccountUpkeep {

    private AccountUpkeep() {}

    /** Returns a new map with the handlers of all kinds of tasks except that of claims. Mails are not sent without a sender. */
    public static Map<Task.Kind, TaskHandler> handlers(
            Parts parts,
            AccountTasks tasks,
            Optional<MessageSender> sender,
            Messages messages,
            List<CustomerListener> listeners) {
        var support = new SupportTasks(parts, tasks);
        var handlers = new EnumMap<Task.Kind, TaskHandler>(Task.Kind.class);
        handlers.put(Task.Kind.PROVISION, new ProvisionTask(parts, tasks));
        handlers.put(Task.Kind.INVITE, support::invite);
        handlers.put(Task.Kind.GRANT_SUPPORT, support::grant);
        handlers.put(Task.Kind.REVOKE_SUPPORT, support::revoke);
        handlers.put(Task.Kind.COURSE, new CourseTask(parts, tasks));
        var seats = new OrderSeats(parts, tasks);
        handlers.put(Task.Kind.GIVE_SEAT, task -> () -> seats.due(task));
        handlers.put(Task.Kind.END_ACCOUNT, new SuspendTask(parts, tasks));
        handlers.put(Task.Kind.ERASE_ACCOUNT, new DeleteAccountTask(parts, tasks));
        handlers.put(Task.Kind.UPDATE_PROFILE, new UpdateProfileTask(parts, tasks));
        handlers.put(Task.Kind.WRITE, new MailTask(parts, tasks, sender, messages));
        handlers.put(Task.Kind.TELL, new NotifyTask(listeners));
        return handlers;
    }

    /** Returns the search for accounts that end and for courses that open or end; it takes the most of each to look at. */
    public static IntConsumer watch(Parts parts) {
        var accounts = new AccountWatch(parts);
        var courses = new Courses(parts);
        return most -> {
            accounts.run(most);
            courses.look(most);
        };
    }
}
