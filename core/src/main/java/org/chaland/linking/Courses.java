package org.chaland.linking;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.CourseGrant;
import org.chaland.model.CourseState;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.PaidCourse;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.AccountStore;
import org.chaland.spi.CourseAccess;
import org.chaland.upkeep.Intents;

/**
 * What paid purchases open in courses. It is computed from all of them each time and never counted, for an account and not for a
 * purchase: overlapping purchases of one course, in whichever shop, are one access, and what lies between two of them is a pause.
 */
final class Courses {

    /** A course that others have opened is looked at that often, because it may be closed again. */
    private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);

    private final Parts parts;
    private final Intents intents;

    Courses(Parts parts) {
        this.parts = parts;
        intents = new Intents(parts);
    }

    /**
     * Returns the tasks that bring those courses of the customer's account to what is paid; none if the provider opens no courses.
     *
     * @param customer as they are now
     */
    Stream<Task.Builder> tasks(Customer customer, Stream<String> codes) {
        return parts.rules(customer.shop()).learningIssuer().flatMap(customer::activeLinkAt).stream()
                .map(Link::account)
                .filter(account -> provider(account).isPresent())
                .flatMap(account -> codes.distinct().map(code -> task(customer.shop(), customer.id(), account, code)));
    }

    /** Returns the tasks that close what an account has that is not the customer's any more. */
    Stream<Task.Builder> closing(ShopId shop, CustomerId customer, Account account) {
        return parts.storage().courses().ofAccount(account).stream()
                .map(grant -> task(shop, customer, account, grant.course()));
    }

    private Task.Builder task(ShopId shop, CustomerId customer, Account account, String code) {
        return intents.task(Task.Kind.COURSE, key(account, code), shop, customer)
                .topic(Optional.of(code))
                .account(Optional.of(account));
    }

    private static String key(Account account, String code) {
        return "course/" + Digests.nameOf(account) + "/"
                + Digests.sha256Hex(code).substring(0, 32);
    }

    Optional<CourseAccess> provider(Account account) {
        return parts.providers().find(account.issuer(), CourseAccess.class);
    }

    /** Returns the codes of the courses that are open to the buyer of those purchases. */
    static Stream<String> codes(Stream<Purchase> purchases) {
        return purchases
                .flatMap(purchase -> purchase.trainings().stream())
                .filter(Training::isForBuyer)
                .map(Training::code);
    }

    /** Whether nothing is under way any more for the courses of the purchase: each was opened, or waits for a person. */
    boolean areSettled(Purchase purchase, Account account, Task running) {
        return codes(Stream.of(purchase))
                .distinct()
                .map(code -> key(account, code))
                .filter(key -> !key.equals(running.key()))
                .flatMap(key -> parts.storage().tasks().lock(running.shop(), key).stream())
                .noneMatch(task -> task.state() == Task.State.OPEN);
    }

    /** Returns the paid purchases of all customers of the account, in all shops. */
    List<Purchase> paid(Account account) {
        return holders(account)
                .flatMap(customer -> PaidAccess.paid(parts.storage().purchases(), customer))
                .toList();
    }

    /** Whether any customer has the account. */
    boolean isAnybodys(Account account) {
        return holders(account).findAny().isPresent();
    }

    /** Customers of the account, without those whose record is erased or whose link is broken. */
    private Stream<Customer> holders(Account account) {
        return parts.storage().accounts().holders(account).stream()
                .filter(holder -> holder.link().state() != Link.State.BROKEN)
                .filter(holder -> parts.shops()
                        .find(holder.shop())
                        .flatMap(rules -> rules.learningIssuer())
                        .filter(account.issuer()::equals)
                        .isPresent())
                .flatMap(this::record)
                .filter(customer -> customer.state() != Customer.State.ERASED);
    }

    private Stream<Customer> record(AccountStore.Holder holder) {
        return parts.storage().customers().find(holder.shop(), holder.customer()).stream();
    }

    /**
     * Returns when the course is to be open to the account: the time that goes on, or else the next one. Empty if there is none.
     *
     * @param purchases paid ones; those that do not open it do not count
     */
    Optional<CourseState> wanted(List<Purchase> purchases, String course) {
        var now = parts.now();
        return union(purchases.stream()
                        .flatMap(purchase -> purchase.trainings().stream()
                                .filter(training ->
                                        training.isForBuyer() && training.code().equals(course))
                                .flatMap(training -> span(purchase, training).stream())))
                .stream()
                .filter(span -> span.until().filter(end -> !end.isAfter(now)).isEmpty())
                .findFirst();
    }

    /** Empty if it was over when it was paid. */
    private static Optional<CourseState> span(Purchase purchase, Training training) {
        var begin = training.from().or(purchase::completedAt).orElseThrow();
        return training.until().filter(end -> !end.isAfter(begin)).isPresent()
                ? Optional.empty()
                : Optional.of(CourseState.open(begin, training.until()));
    }

    private static List<CourseState> union(Stream<CourseState> spans) {
        var united = new ArrayList<CourseState>();
        spans.sorted(Comparator.comparing(span -> span.from().orElseThrow())).forEach(span -> {
            var last = united.isEmpty() ? Optional.<CourseState>empty() : Optional.of(united.get(united.size() - 1));
            if (last.filter(before -> touches(before, span)).isPresent()) {
                united.set(united.size() - 1, joined(last.get(), span));
            } else {
                united.add(span);
            }
        });
        return united;
    }

    private static boolean touches(CourseState before, CourseState after) {
        return before.until().filter(after.from().orElseThrow()::isAfter).isEmpty();
    }

    private static CourseState joined(CourseState before, CourseState after) {
        var end = before.until().flatMap(one -> after.until().map(other -> one.isAfter(other) ? one : other));
        return CourseState.open(before.from().orElseThrow(), end);
    }

    /** Returns what is to become of each course that the customer ever paid for, if their account can be used. */
    List<PaidCourse> ofCustomer(Customer customer) {
        var codes = codes(PaidAccess.purchases(parts.storage().purchases(), customer.shop(), customer.id())
                        .filter(purchase -> purchase.completedAt().isPresent()))
                .distinct()
                .toList();
        return parts.rules(customer.shop()).learningIssuer().flatMap(customer::activeLinkAt).stream()
                .map(Link::account)
                .flatMap(account -> paid(account, codes))
                .toList();
    }

    private Stream<PaidCourse> paid(Account account, List<String> codes) {
        var purchases = paid(account);
        return codes.stream()
                .map(code ->
                        new PaidCourse(account, code, wanted(purchases, code).orElseGet(CourseState::closed)));
    }

    /**
     * Returns the courses into which the customer was let by what they, or whoever gave them a seat, paid in their shop, also those that
     * are closed by now. A course that has not begun does not count, nor does one that was taken back before.
     */
    Set<String> letInto(Customer customer) {
        return parts.rules(customer.shop()).learningIssuer().stream()
                .flatMap(issuer -> customer.links().stream()
                        .filter(link -> link.account().issuer().equals(issuer)))
                .filter(link -> link.state() != Link.State.BROKEN)
                .map(link -> parts.storage().courses().ofAccount(link.account()))
                .filter(grants -> !grants.isEmpty())
                .flatMap(grants -> letInto(customer, grants))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What others have opened to the account is known only as long as it is paid for. */
    private Stream<String> letInto(Customer customer, List<CourseGrant> grants) {
        var bought = PaidAccess.purchases(parts.storage().purchases(), customer.shop(), customer.id())
                .filter(purchase -> purchase.completedAt().isPresent())
                .toList();
        var paid = bought.stream()
                .filter(purchase -> purchase.state() == Purchase.State.COMPLETED)
                .toList();
        var now = parts.now();
        var codes = codes(bought.stream()).collect(Collectors.toSet());
        return grants.stream()
                .filter(grant -> codes.contains(grant.course()))
                .filter(grant -> grant.ours()
                        ? hasBegun(grant.given(), now)
                        : wanted(paid, grant.course())
                                .filter(state -> state.isOpen(now))
                                .isPresent())
                .map(CourseGrant::course);
    }

    private static boolean hasBegun(CourseState given, Instant now) {
        return given.status() == CourseState.Status.CLOSED
                || given.from().filter(begin -> !begin.isAfter(now)).isPresent();
    }

    /**
     * Returns the courses that the purchase opens to its buyer and that have not ended, each once. There are none if the provider opens
     * no courses.
     */
    List<Course> of(Purchase purchase) {
        var shop = purchase.ref().shop();
        return purchase.state() != Purchase.State.COMPLETED
                ? List.of()
                : codes(Stream.of(purchase))
                        .distinct()
                        .flatMap(code -> wanted(List.of(purchase), code).stream()
                                .flatMap(state -> parts.courseAddress(shop, code).stream()
                                        .map(address ->
                                                new Course(code, state.from().orElseThrow(), address))))
                        .toList();
    }

    /**
     * A course that is open or will be.
     *
     * @param code of its training
     * @param from since or from when
     * @param address where it is
     */
    record Course(String code, Instant from, URI address) {}

    /** Looks at courses in which something changes by time alone, as many as are told. */
    void look(int most) {
        var now = parts.now();
        parts.storage()
                .courses()
                .toLookAt(now, most)
                .forEach(grant -> parts.storage().transactions().inTransaction(() -> {
                    look(grant);
                    return true;
                }));
    }

    /** Nothing is lost if the task fails: the next look comes in any case. */
    private void look(CourseGrant grant) {
        var owner = parts.storage().accounts().holders(grant.account()).stream()
                .sorted(Comparator.comparing(holder -> !holder.shop().equals(grant.shop())))
                .findFirst();
        parts.storage().courses().put(grant.lookAt(owner.map(any -> nextLook())));
        owner.ifPresent(holder -> intents.ensure(
                task(holder.shop(), holder.customer(), grant.account(), grant.course()),
                known -> known.renewed(parts.now())));
    }

    Instant nextLook() {
        return parts.now().plus(BETWEEN_LOOKS);
    }
}
