package org.chaland.linking;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chaland.internal.Parts;
import org.chaland.model.Access;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Task;
import org.chaland.spi.Message;
import org.chaland.spi.MessageSender;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.SupportAccess;
import org.chaland.text.Messages;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;

/** Writes to a customer, at the stored address and in the customer's language. */
final class MailTask implements TaskHandler {

    /** The topic of a mail that says that an account has the address already. */
    static final String EMAIL_TAKEN = "email-taken";

    /** The topic of a mail that says so of a mailbox that was proven, and does not open that account. */
    static final String UNREACHABLE = "account-unreachable";

    /** The text of the mail about a taken address if it has a link. */
    private static final String EMAIL_TAKEN_LINK = "email-taken-link";

    /** The topic of a mail that says that the customer has an account. */
    static final String ACCOUNT_READY = "account-ready";

    /** The topic of a mail that says so of one to which they sign in as they do in the shop. */
    static final String ACCOUNT_READY_FEDERATED = "account-ready-federated";

    /** The topic of a mail that says that staff have closed the account, and why. */
    static final String ACCOUNT_CLOSED = "account-closed";

    /** The topic of a mail that says that staff have opened the account again, and why. */
    static final String ACCOUNT_OPENED = "account-opened";

    /** The topic of a mail that tells a participant of their seat, and who has bought it. */
    static final String SEAT_GIVEN = "seat-given";

    /** The topic of a mail that tells a participant that their seat was taken back. */
    static final String SEAT_TAKEN_BACK = "seat-taken-back";

    /** The topic of a mail that tells a buyer that a participant has declined their seat. */
    static final String SEAT_DECLINED = "seat-declined";

    /** The topic of a mail that says where the courses of an order are. */
    static final String COURSES_OPEN = "courses-open";

    private static final Map<String, AuditEntry.Action> TOLD_WITH_REASON =
            Map.of(ACCOUNT_CLOSED, AuditEntry.Action.ACCOUNT_CLOSED, ACCOUNT_OPENED, AuditEntry.Action.ACCOUNT_OPENED);

    /** The topic of a mail that says when an account ends. */
    static final String ACCESS_ENDING = "access-ending";

    /** The topic of a mail that says when a record is erased, because the person has not been heard of. */
    static final String ERASURE_DUE = "erasure-due";

    /** Why a mail of a topic is not sent if the day that it announces is not due any more. */
    private static final Map<String, String> OUTDATED =
            Map.of(ACCESS_ENDING, "access-extended", ERASURE_DUE, "heard-of");

    /** A participant has learnt with their seat that they get an account. */
    private static final Set<String> TOLD_WITH_SEAT = Set.of(ACCOUNT_READY, ACCOUNT_READY_FEDERATED);

    /** What takes the place of a text that speaks of an order, where it is about a seat. */
    private static final Map<String, String> OF_SEATS = Map.of(
            EMAIL_TAKEN, "email-taken-seat",
            EMAIL_TAKEN_LINK, "email-taken-link-seat",
            UNREACHABLE, "account-unreachable-seat",
            COURSES_OPEN, "courses-open-seat");

    /** More entries than staff make between an act and its mail. */
    private static final int MOST_ENTRIES = 100;

    private final Parts parts;
    private final Optional<MessageSender> sender;
    private final Messages messages;
    private final PaidAccess access;
    private final Mailboxes mailboxes;
    private final OrderLinks orders;
    private final Courses courses;
    private final OrderSeats seats;

    /** Writes through that sender; sends nothing if there is none. */
    MailTask(Parts parts, AccountTasks tasks, Optional<MessageSender> sender, Messages messages) {
        this.parts = parts;
        this.sender = sender;
        this.messages = messages;
        access = new PaidAccess(parts);
        mailboxes = new Mailboxes(parts, tasks);
        orders = new OrderLinks(parts);
        courses = new Courses(parts);
        seats = new OrderSeats(parts, tasks);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        if (sender.isEmpty()) {
            return () -> TaskResult.notNeeded("no-sender");
        }
        var purchase = task.reference()
                .flatMap(reference -> parts.storage().purchases().find(new PurchaseRef(task.shop(), reference)));
        if (TOLD_WITH_SEAT.contains(task.topic().orElseThrow())
                && purchase.flatMap(Purchase::seatOf).isPresent()) {
            return () -> TaskResult.notNeeded("told-with-seat");
        }
        var customer = addressee(task);
        var outdated = OUTDATED.get(task.topic().orElseThrow());
        var day = customer.flatMap(known -> day(task, known));
        if (outdated != null && customer.isPresent() && day.isEmpty()) {
            return () -> TaskResult.notNeeded(outdated);
        }
        var message = customer.flatMap(known -> compose(task, known, purchase, day));
        if (message.isEmpty()) {
            return () -> TaskResult.notNeeded("no-address");
        }
        // To compose it, more was read since.
        if (addressee(task).isEmpty()) {
            return () -> TaskResult.notNeeded("no-address");
        }
        sender.get().send(message.get());
        return TaskResult::done;
    }

    private Optional<Customer> addressee(Task task) {
        return CustomerLocks.current(parts.storage().customers(), task.shop(), task.customer())
                .filter(Customer::isActive);
    }

    private Optional<Message> compose(
            Task task, Customer customer, Optional<Purchase> purchase, Optional<Instant> day) {
        var contact = customer.details().contact();
        var topic = task.topic().orElseThrow();
        var language = contact.language().orElse(parts.rules(task.shop()).defaultLanguage());
        var locale = Locale.forLanguageTag(language);
        var link = topic.equals(EMAIL_TAKEN)
                ? mailboxes.linkTo(task.reference().orElseThrow(), customer)
                : Optional.<URI>empty();
        var seat = purchase.filter(known -> known.seatOf().isPresent());
        var values = new HashMap<>(Map.of(
                "name",
                contact.fullName(),
                "reference",
                seat.flatMap(Purchase::seatOf).or(task::reference).orElse(""),
                "support",
                supportAddress(task),
                "reason",
                reason(customer, topic),
                "link",
                link.map(URI::toString).orElse(""),
                "courses",
                purchase.filter(any -> topic.equals(COURSES_OPEN))
                        .map(known -> courses(task, known, locale))
                        .orElse(""),
                "day",
                day.map(at -> shown(task, at, locale)).orElse("")));
        seat.ifPresent(known -> values.putAll(ofSeat(known, locale)));
        var ofOrder = link.isPresent() ? EMAIL_TAKEN_LINK : topic;
        var named = seat.isPresent() ? OF_SEATS.getOrDefault(ofOrder, ofOrder) : ofOrder;
        var text = messages.text("mail." + named + ".text", locale, values);
        return contact.email()
                .map(to -> new Message(
                        task.id(),
                        task.shop(),
                        Optional.of(customer.id()),
                        topic,
                        to,
                        language,
                        messages.text("mail." + topic + ".subject", locale, values),
                        text + toOrder(task, customer, seat, locale)));
    }

    private Map<String, String> ofSeat(Purchase seat, Locale locale) {
        var course = OrderSeats.course(seat);
        return Map.of(
                "course",
                parts.courseName(seat.ref().shop(), course, locale),
                "buyer",
                seats.buyerName(seat).orElseGet(() -> messages.text("mail.seat.somebody", locale)),
                "participant",
                seat.frozen().contact().fullName(),
                "message",
                seat.message()
                        .map(words -> "\n\n" + words.indent(2).stripTrailing())
                        .orElse(""));
    }

    /** A line for each course of the order: its name, where it is, and when it begins if that is to come. */
    private String courses(Task task, Purchase purchase, Locale locale) {
        return courses.of(purchase).stream()
                .map(course -> messages.text(
                        course.from().isAfter(parts.now()) ? "mail.course.later" : "mail.course.open",
                        locale,
                        Map.of(
                                "course",
                                parts.courseName(task.shop(), course.code(), locale),
                                "address",
                                course.address().toString(),
                                "day",
                                shown(task, course.from(), locale))))
                .collect(Collectors.joining("\n"));
    }

    /** What leads to the order's page; empty text for mails about no order, or if the shop has no such page. */
    private String toOrder(Task task, Customer customer, Optional<Purchase> seat, Locale locale) {
        var key = seat.isPresent() ? "mail.seat" : "mail.order";
        return task.reference()
                .filter(any -> seat.map(known -> known.customer().equals(customer.id()))
                        .orElse(true))
                .flatMap(reference -> orders.to(new PurchaseRef(task.shop(), reference), customer))
                .map(page -> "\n\n" + messages.text(key, locale, Map.of("order", page.toString())))
                .orElse("");
    }

    /** What staff have typed last when they did what the mail tells; empty text for other mails. */
    private String reason(Customer customer, String topic) {
        return Optional.ofNullable(TOLD_WITH_REASON.get(topic)).stream()
                .flatMap(
                        action -> parts
                                .storage()
                                .audit()
                                .ofCustomer(customer.shop(), customer.id(), Optional.empty(), MOST_ENTRIES)
                                .stream()
                                .filter(entry -> entry.action() == action))
                .flatMap(entry -> entry.reason().stream())
                .findFirst()
                .orElse("");
    }

    /** Returns the day that the mail announces; empty if there is none, or if it is not due any more. */
    private Optional<Instant> day(Task task, Customer customer) {
        return switch (task.topic().orElseThrow()) {
            case ACCESS_ENDING -> end(task);
            case ERASURE_DUE ->
                Optional.of(parts.rules(task.shop()).retention().noticedAt(task.createdAt()))
                        .filter(any -> isSilentSince(task.createdAt(), customer));
            default -> Optional.empty();
        };
    }

    private boolean isSilentSince(Instant time, Customer customer) {
        var newest = PurchaseQuery.newest(customer.shop(), customer.id(), 1);
        return !customer.changedAt().isAfter(time)
                && parts.storage().purchases().ofCustomer(newest).stream()
                        .noneMatch(purchase -> purchase.placedAt().isAfter(time));
    }

    /** Returns when the account ends, if that is in the future and so soon that the person is to be warned. */
    private Optional<Instant> end(Task task) {
        var soon = parts.now().plus(parts.rules(task.shop()).endWarning());
        return task.account()
                .map(account -> access.of(access.use(account)))
                .filter(left -> left.isOver(soon) && !left.isOver(parts.now()))
                .flatMap(Access::end);
    }

    private String shown(Task task, Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(parts.rules(task.shop()).zone())
                .format(at);
    }

    private String supportAddress(Task task) {
        return parts.rules(task.shop())
                .learningIssuer()
                .flatMap(issuer -> parts.providers().find(issuer, SupportAccess.class))
                .map(provider -> provider.address(task.shop()).toString())
                .orElse("");
    }
}
