package org.chaland.simulation;

import jakarta.validation.Validator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.chaland.Chaland;
import org.chaland.form.ContactFormCheck;
import org.chaland.internal.Digests;
import org.chaland.journey.SeededRandom;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Message;
import org.chaland.spi.ShopRules;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;

/** One shop on simulated parts, and who acts in it. What was before is written through the ports: the form is not the subject. */
final class Stage implements Surroundings {

    static final ShopId SHOP = new ShopId("books");
    static final String LMS = "https://lms.example.org";
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    static final Duration GRACE = Duration.ofDays(30);
    private static final URI CLAIM_PAGE = URI.create("https://shop.example.org/claims/");
    private static final ShopRules WITHOUT_PROOFS = rules().build();
    private static final ShopRules WITH_PROOFS = rules().claimPage(CLAIM_PAGE).build();
    private static final Pattern LINK = Pattern.compile(Pattern.quote(CLAIM_PAGE.toString()) + "(\\S+)");
    private static final Pattern CODE = Pattern.compile("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");

    private static final Validator VALIDATOR = ContactFormCheck.defaultValidator();

    final Storage storage = new InMemoryStorage();
    final Known known = new Known(storage, SHOP);
    final Schedule schedule;
    final SimulatedClock clock;
    final Remote remote;
    final LinkHistory links;
    final CallRules rules = new CallRules(this);
    static final String COURSE = "course";

    final Unseen unseen = new Unseen();
    final Invariants invariants = new Invariants(this);
    final Chaland chaland;
    final List<Actor> actors = new ArrayList<>();
    boolean oneAccountForAnAddress;
    /** Whether mails link a page on which the owner of the mailbox confirms an order. */
    boolean hasProofs;

    long landed;
    private final Faults faults;
    private final Choices choices;
    private final Explored explored;
    private int named;
    private final Due due = new Due(this);
    private final List<Message> mails = new ArrayList<>();

    Stage(Schedule schedule, Choices choices, Faults faults, Setting setting, Explored explored) {
        this.schedule = schedule;
        this.choices = choices;
        this.faults = faults;
        this.explored = explored;
        clock = new SimulatedClock(START, schedule::learn);
        remote = setting.remote(LMS, known);
        links = new LinkHistory(known, remote);
        chaland = Chaland.builder()
                .storage(new SimulatedStorage(setting.storage(storage, schedule), schedule, known, unseen))
                .shops(shop ->
                        Optional.of(hasProofs ? WITH_PROOFS : WITHOUT_PROOFS).filter(any -> shop.equals(SHOP)))
                .identityProvider(setting.provider(schedule, remote, rules))
                .messageSender(message -> {
                    message.customer().ifPresent(invariants::noMailAfterErasure);
                    mails.add(message);
                })
                .validator(VALIDATOR)
                .clock(clock)
                .random(new SeededRandom(schedule))
                .build();
    }

    private static ShopRules.Builder rules() {
        return ShopRules.builder().signInIssuers(LMS).learningIssuer(LMS).grace(GRACE);
    }

    // Who and what was there before

    CustomerId guest(String email) {
        var contact = Contact.builder()
                .familyName("Example")
                .email(email)
                .city("Paris")
                .country("FR");
        var guest = Customer.builder(SHOP, new CustomerId(id()), START)
                .details(Details.of(contact.build()))
                .build();
        storage.customers().insert(guest);
        known.note(guest);
        return guest.id();
    }

    PurchaseRef placed(CustomerId customer) {
        var ref = new PurchaseRef(SHOP, "order-" + ++named);
        var purchase = Purchase.builder(ref, customer, Details.empty(), START)
                .trainings(remote.hasCourses ? List.of(Training.of(COURSE)) : List.of())
                .build();
        storage.purchases().insert(purchase);
        known.note(purchase);
        return ref;
    }

    /** Somebody for whom an account was made once, and whose training was over long ago. */
    CustomerId ended(String email) {
        var customer = guest(email);
        var longAgo = START.minus(Duration.ofDays(100));
        var contact = known.current(customer).orElseThrow().details().contact();
        var account = remote.showing(remote.add(Optional.of(known.keyOf(customer)), email), contact);
        storage.accounts().insert(new ShopAccount(account, SHOP, false, longAgo));
        storage.customers().link(SHOP, customer, Link.created(account, longAgo));
        var ref = new PurchaseRef(SHOP, "order-" + ++named);
        var purchase = Purchase.builder(ref, customer, Details.empty(), longAgo)
                .trainings(List.of(Training.of("course").until(longAgo)))
                .completed(longAgo)
                .build();
        storage.purchases().insert(purchase);
        return customer;
    }

    /** The handle that the guest's browser holds at the contact step. */
    Handle checkout(CustomerId guest) {
        return checkout(guest, Optional.empty());
    }

    /** The handle with which the order was placed. */
    Handle checkoutOf(PurchaseRef order) {
        var buyer = storage.purchases().find(order).orElseThrow().customer();
        return checkout(buyer, Optional.of(order.reference()));
    }

    private Handle checkout(CustomerId guest, Optional<String> order) {
        var handle = new Handle("handle-" + ++named);
        var hash = Digests.sha256Hex(handle.value());
        var checkout = Checkout.builder(id(), SHOP, hash, START.plusSeconds(1_000_000))
                .customer(guest, 0)
                .order(order)
                .build();
        storage.checkouts().insert(checkout);
        known.note(checkout);
        return handle;
    }

    /** Somebody who had an account at the provider before. */
    Account user(String email) {
        return remote.add(Optional.empty(), email);
    }

    private UUID id() {
        return new UUID(0x0195_0000_0000_7000L, schedule.nextLong() & ~(1L << 62) | 1L << 63);
    }

    // Who acts

    void actor(String name, Runnable... deeds) {
        actors.add(Actor.doing(name, 100L + actors.size(), List.of(deeds)));
    }

    /** Does one task after the other whenever one is due. */
    void worker(String name) {
        actors.add(Actor.repeating(name, "worker", upkeep(1), due::isAnything));
    }

    Runnable pays(PurchaseRef ref) {
        return () -> untilAnswered(() -> chaland.checkout().completed(ref));
    }

    Runnable cancels(PurchaseRef ref) {
        return () -> untilAnswered(() -> chaland.checkout().cancelled(ref));
    }

    /** At the contact step. */
    Runnable signsIn(Handle handle, Account account) {
        return asSignedIn(account, visit -> chaland.checkout().signedIn(visit.withHandle(handle)));
    }

    /** From the page of an order that was placed. */
    Runnable signsInFor(PurchaseRef order, Account account) {
        var handle = checkoutOf(order);
        return asSignedIn(
                account, visit -> chaland.checkout().signedInForOrder(visit.withHandle(handle), order.reference()));
    }

    /** At a new form. */
    Runnable submits(Account account, Details typed) {
        return asSignedIn(account, visit -> chaland.checkout().submit(visit, typed));
    }

    private Runnable asSignedIn(Account account, Consumer<Visit> request) {
        return () -> {
            links.signedIn.add(account);
            untilAnswered(() -> request.accept(Visit.of(SHOP, Visitor.signedIn(account))));
        };
    }

    /** Whoever reads the mail of that address presses the button on each page that was mailed to it. */
    Runnable confirmsLinks(String address) {
        return () -> mailed(address, LINK).forEach(link -> {
            links.proven(address);
            untilAnswered(() -> chaland.claims().confirm(SHOP, link));
        });
    }

    /** From the page of an order that was placed, whoever reads the mail of its buyer. */
    Runnable signsInByCodeFor(PurchaseRef order) {
        var buyer = storage.purchases().find(order).orElseThrow().customer();
        var address = addressOf(known.current(buyer).orElseThrow());
        var visit = Visit.of(SHOP, Visitor.anonymous()).withHandle(checkoutOf(order));
        return () -> {
            untilAnswered(() -> chaland.checkout().requestCodeForOrder(visit, order.reference()));
            untilAnswered(() -> chaland.upkeep().runFor(visit));
            var codes = mailed(address, CODE);
            if (!codes.isEmpty()) {
                links.proven(address);
                untilAnswered(() -> chaland.checkout().signedInByCode(visit, codes.get(codes.size() - 1)));
            }
        };
    }

    private static String addressOf(Customer customer) {
        return customer.details().contact().email().orElseThrow();
    }

    private List<String> mailed(String address, Pattern pattern) {
        return mails.stream()
                .filter(message -> message.to().equals(address))
                .flatMap(message -> pattern.matcher(message.text()).results())
                .map(found -> found.group(found.groupCount()))
                .distinct()
                .toList();
    }

    /** At a new form, with the account that was made for that record, if there is one by then. */
    Runnable signsInAsOwner(CustomerId record) {
        var typed = known.current(record).orElseThrow().details();
        return () -> remote.users.stream()
                .filter(user -> user.key().equals(Optional.of(known.keyOf(record))))
                .map(Remote.User::account)
                .findFirst()
                .ifPresent(account -> submits(account, typed).run());
    }

    Runnable upkeep(int budget) {
        return () -> {
            try {
                chaland.upkeep().run(budget);
            } catch (StorageException down) {
                schedule.around("upkeep is left to the next run");
            }
        };
    }

    Runnable upkeepFor(CustomerId customer) {
        return () -> chaland.upkeep().runFor(SHOP, customer);
    }

    static Runnable answered(Runnable request) {
        return () -> untilAnswered(request);
    }

    /** A host announces a payment again, and a browser is loaded again, until there is an answer. */
    private static void untilAnswered(Runnable request) {
        for (int times = 1; times < 10; times++) {
            try {
                request.run();
                return;
            } catch (StorageException unanswered) {
                continue;
            }
        }
    }

    // Around the actors

    @Override
    public void check() {
        invariants.check();
    }

    @Override
    public boolean move() {
        var jump = faults.jump();
        if (jump != null) {
            clock.jump(Faults.JUMPS.get(jump));
            schedule.around("the clock: " + jump);
            return true;
        }
        return land();
    }

    private boolean land() {
        if (remote.late.isEmpty()) {
            return false;
        }
        var landing = choices.choose(Choices.Kind.LANDING, 1 + remote.late.size());
        if (landing == 0) {
            return false;
        }
        schedule.around("lands late: " + remote.late.get(landing - 1).what());
        remote.land(landing - 1).ifPresent(late -> unseen.landed(late.subject()));
        landed++;
        rules.happened();
        return true;
    }

    /** Requests that are still on their way land before all is at rest, after that, or never. */
    void comeToRest() {
        var rest = new AtRest(this);
        while (land()) {
            invariants.check();
        }
        rest.check();
        if (land()) {
            invariants.check();
            rest.check();
        }
    }

    @Override
    public void told(Actor actor) {
        unseen.told(actor);
    }

    @Override
    public void died(Actor actor) {
        unseen.silenced(actor);
    }

    @Override
    public boolean isExplored() {
        return explored.contains(fingerprint());
    }

    private long fingerprint() {
        long print = Fingerprint.mix(known.fingerprint(), remote.fingerprint());
        print = Fingerprint.mix(print, clock.now().getEpochSecond());
        print = Fingerprint.mix(print, faults.fingerprint());
        print = Fingerprint.mix(print, unseen.fingerprint());
        return print + actors.stream().mapToLong(Actor::fingerprint).sum();
    }
}
