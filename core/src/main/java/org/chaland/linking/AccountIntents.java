package org.chaland.linking;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.AccountStore;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.TaskStore;
import org.chaland.upkeep.Intents;

/**
 * The intents to make, to end and to correct an account. There is one task to make an account for each record, one task to end
 * it for each account, and one task to correct it for each account and part of the contact. What is to be done exactly is
 * found out when the task runs.
 */
final class AccountIntents {

    /** Another account has the address, which the mailbox that was proven does not open. */
    static final String UNREACHABLE = "account-unreachable";

    /** The provider is asked for our own account before and after such a refusal, so nothing was made. */
    private static final Set<String> NOTHING_MADE =
            Set.of(ProviderRefusalException.Reason.EMAIL_TAKEN.code(), UNREACHABLE);

    private final Parts parts;
    private final TaskStore tasks;
    private final Intents intents;

    AccountIntents(Parts parts) {
        this.parts = parts;
        tasks = parts.storage().tasks();
        intents = new Intents(parts);
    }

    // To make an account

    /** Returns an intent to make the customer's account for that order; it is not written yet. */
    Task.Builder provision(Customer customer, String reference) {
        return intents.task(Task.Kind.PROVISION, provisionKey(customer.id()), customer)
                .reference(Optional.of(reference));
    }

    private static String provisionKey(CustomerId customer) {
        return "provision/" + customer;
    }

    /**
     * Ends the stopped tasks of the customer if nothing was made for them. Of the others, an earlier attempt may have made an
     * account that is surplus now: they look for it once more, and stop again if there is one.
     */
    void endProvisions(Customer customer, String reason) {
        provisions(customer)
                .filter(task -> task.state() == Task.State.STOPPED)
                .forEach(task ->
                        tasks.update(isNothingMade(task) ? task.ended(reason, parts.now()) : task.again(parts.now())));
    }

    /** Repeats the stopped tasks of the customer whose address belongs to another account. */
    void retryTaken(Customer customer) {
        provisions(customer)
                .filter(task -> task.state() == Task.State.STOPPED && isNothingMade(task))
                .forEach(task -> tasks.update(task.again(parts.now())));
    }

    private static boolean isNothingMade(Task task) {
        return task.reason().filter(NOTHING_MADE::contains).isPresent();
    }

    /**
     * Lets one of several unfinished tasks go on and ends the others, so that one person does not get two accounts. A task that
     * was begun may have made an account already, so it always goes on, also if it was begun in this moment.
     */
    void keepOneProvision(Customer customer, String reason) {
        Rounds.untilWon(customer.shop(), () -> isOneKept(customer, reason) ? Optional.of(reason) : Optional.empty());
    }

    private boolean isOneKept(Customer customer, String reason) {
        return provisions(customer)
                .sorted(Comparator.comparing(AccountIntents::rank)
                        .thenComparing(task -> !task.customer().equals(customer.id())))
                .skip(1)
                .filter(task -> rank(task) > 0)
                .allMatch(task -> tasks.update(task.ended(reason, parts.now())));
    }

    private static int rank(Task task) {
        if (task.state() == Task.State.STOPPED) {
            return 2;
        }
        return task.attempts() == 0 ? 1 : 0;
    }

    /** Returns the records of the customer for which an account may have been made already. */
    List<CustomerId> begun(Customer customer) {
        return tasks.ofCustomer(customer.shop(), customer.id(), AccountTasks.NEWEST).stream()
                .filter(task -> task.kind() == Task.Kind.PROVISION && task.attempts() > 0)
                .map(Task::customer)
                .toList();
    }

    /** The unfinished tasks of all records of the customer; the survivor of a merge has those of all that were merged into it. */
    private Stream<Task> provisions(Customer customer) {
        return tasks.unfinished(customer.shop(), customer.id(), AccountTasks.NEWEST).stream()
                .filter(task -> task.kind() == Task.Kind.PROVISION);
    }

    // To suspend or reactivate an account

    /**
     * Has the account suspended or reactivated now, also if the task had ended or stopped. There is one task for both, in the
     * shop that had the account made, so no two calls about one account are ever under way at once.
     */
    void renewEnding(AccountStore.Holder maker) {
        var account = maker.link().account();
        var intent = intents.task(Task.Kind.END_ACCOUNT, endingKey(account), maker.shop(), maker.customer())
                .account(Optional.of(account));
        intents.ensure(intent, known -> known.renewed(parts.now()));
    }

    /** As {@link #renewEnding}, unless the task is open already or waits for a person. */
    void beginEnding(AccountStore.Holder maker) {
        if (ending(maker).filter(task -> task.state() != Task.State.DONE).isEmpty()) {
            renewEnding(maker);
        }
    }

    /** Whether the provider was not asked about the account since then. */
    boolean isUnseenSince(AccountStore.Holder maker, Instant time) {
        return ending(maker)
                .map(task -> task.state() == Task.State.DONE && task.since().isBefore(time))
                .orElseGet(() -> maker.link().since().isBefore(time));
    }

    /** Ends a task that waits for a person and is not needed any more. */
    void endStoppedEnding(AccountStore.Holder maker, String reason) {
        ending(maker)
                .filter(task -> task.state() == Task.State.STOPPED)
                .ifPresent(task -> tasks.update(task.ended(reason, parts.now())));
    }

    /** Ends the task because the suspended account was taken away from its customer. The account stays suspended. */
    void endEndingOfSuspended(ShopId shop, Account account) {
        intents.end(shop, endingKey(account), "left-suspended");
    }

    private Optional<Task> ending(AccountStore.Holder maker) {
        return tasks.find(maker.shop(), endingKey(maker.link().account()));
    }

    private static String endingKey(Account account) {
        return "end-account/" + Digests.nameOf(account);
    }

    // To correct an account

    /** Has those accounts show the contact, as far as it differs and the shop had them made (I12). */
    void correct(Customer owner, Stream<Link> links, Contact before, Contact after) {
        var differing = Stream.of(ProfilePart.values())
                .filter(part -> part.differs(before, after))
                .toList();
        links.filter(link -> !differing.isEmpty() && isOurs(parts, owner.shop(), link))
                .forEach(link -> differing.forEach(part -> correct(owner, link.account(), part)));
    }

    /** Whether the shop had the account made, and it is not known to be gone: only then does the shop change it (I12). */
    static boolean isOurs(Parts parts, ShopId shop, Link link) {
        return link.state() != Link.State.BROKEN && parts.storage().accounts().isMadeBy(shop, link.account());
    }

    /** Whether a corrected address is not passed on to the account yet. */
    boolean isAddressAwaited(ShopId shop, Account account) {
        return parts.providers().find(account.issuer(), ProfileUpdate.class).isPresent()
                && tasks.find(shop, correctionKey(account, ProfilePart.EMAIL))
                        .filter(task -> task.state() != Task.State.DONE)
                        .isPresent();
    }

    private static String correctionKey(Account account, ProfilePart part) {
        return "update-profile/" + Digests.nameOf(account) + "/" + part.topic();
    }

    /** An open task keeps its lease and its pause. Writing it raises the version, so a running worker's result does not count. */
    private void correct(Customer owner, Account account, ProfilePart part) {
        var intent = intents.task(Task.Kind.UPDATE_PROFILE, correctionKey(account, part), owner)
                .topic(Optional.of(part.topic()))
                .account(Optional.of(account));
        intents.ensure(intent, known -> known.state() == Task.State.OPEN ? known : known.reopened(parts.now()));
    }

    /**
     * The parts of a contact that are written to an account separately. Who has the e-mail address gets the links that set a
     * password. So an address that the person has changed at the provider is not put back when a city is corrected, and a
     * rejected address does not block a corrected name.
     */
    enum ProfilePart {
        /** The e-mail address. */
        EMAIL(EnumSet.of(Field.EMAIL)),
        /** Everything else. */
        DETAILS(EnumSet.complementOf(EnumSet.of(Field.EMAIL)));

        private final Set<Field> fields;

        ProfilePart(Set<Field> fields) {
            this.fields = fields;
        }

        /** Returns the topic of a task that writes this part. */
        String topic() {
            return name().toLowerCase(Locale.ROOT);
        }

        static ProfilePart ofTopic(Optional<String> topic) {
            return Stream.of(values())
                    .filter(part -> topic.equals(Optional.of(part.topic())))
                    .findFirst()
                    .orElseThrow();
        }

        /** Returns this part of the contact. */
        Contact of(Contact whole) {
            var part = Contact.builder();
            whole.values().forEach((field, value) -> part.set(field, fields.contains(field) ? value : ""));
            return part.build();
        }

        /** Whether there is a value that was not there before. A value that was removed cannot be written to an account. */
        boolean differs(Contact before, Contact after) {
            return of(after).values().entrySet().stream()
                    .anyMatch(entry -> !before.get(entry.getKey()).equals(Optional.of(entry.getValue())));
        }
    }
}
