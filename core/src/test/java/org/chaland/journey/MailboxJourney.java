package org.chaland.journey;

import static org.chaland.journey.People.details;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.visit;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.claim.CodeRequest;
import org.chaland.claim.OrderClaim;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Message;

/** A shop beside a school's LMS, and people who prove that they read a mailbox. */
abstract class MailboxJourney {

    static final String ADDRESS = "noor@example.org";
    static final Details NOOR = details("Noor", ADDRESS);
    static final URI PAGE = URI.create("https://shop.example.org/claims/");

    private static final Pattern CODE = Pattern.compile("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
    private static final Pattern LINK = Pattern.compile(Pattern.quote(PAGE.toString()) + "(\\S+)");

    final MeddledStorage meddled = new MeddledStorage(StorageUnderTest.fresh());
    final TracedStorage storage = new TracedStorage(meddled);
    final MeddledProvider lms = new MeddledProvider(LMS);
    final World world = new World(storage, List.of(lms));

    MailboxJourney() {
        world.shops.put(SHOP, World.usualRules().claimPage(PAGE).build());
    }

    /** A guest orders and pays, and what follows is done. */
    CustomerId buys(String reference) {
        var customer = world.guestBuys(NOOR, reference);
        world.upkeep();
        return customer;
    }

    /** Somebody whom the school knows, and the shop does not. */
    Account learner() {
        return lms.users.addUser(NOOR.contact());
    }

    // Codes

    CodeRequest asks(Optional<Handle> handle, String email) {
        return world.chaland.checkout().requestCode(anonymous(handle), email, Details.empty());
    }

    /** Asks for a code in a new browser, reads it in the mailbox and types it. */
    SignedInOutcome signsIn(String email) {
        var handle = asks(Optional.empty(), email).handle().orElseThrow();
        return types(handle, codeMailed(handle));
    }

    String codeMailed(Handle handle) {
        world.chaland.upkeep().runFor(anonymous(Optional.of(handle)));
        return code(newest("sign-in-code"));
    }

    SignedInOutcome types(Handle handle, String code) {
        return world.chaland.checkout().signedInByCode(anonymous(Optional.of(handle)), code);
    }

    static Visit anonymous(Optional<Handle> handle) {
        return visit(Visitor.anonymous(), handle);
    }

    static Account account(SignedInOutcome outcome) {
        return SignIns.signedIn(outcome).account();
    }

    // Links

    /** What the newest mail about an order leads to. */
    String linkMailed() {
        return link(newest("email-taken")).orElseThrow();
    }

    static Optional<String> link(Message message) {
        var found = LINK.matcher(message.text());
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    Optional<OrderClaim> confirms(String link) {
        var confirmed = world.chaland.claims().confirm(SHOP, link);
        confirmed.ifPresent(order -> world.chaland.upkeep().runFor(SHOP, order.customer()));
        return confirmed;
    }

    List<Message> mailed(String topic) {
        return world.mail.sent().stream()
                .filter(message -> message.topic().equals(topic))
                .toList();
    }

    Message newest(String topic) {
        var mailed = mailed(topic);
        return mailed.get(mailed.size() - 1);
    }

    static String code(Message message) {
        var found = CODE.matcher(message.text());
        if (!found.find()) {
            throw new AssertionError("no code");
        }
        return found.group();
    }

    // Records

    /** The record itself, or its survivor. */
    Customer current(CustomerId id) {
        var found = world.customer(id);
        return found.mergedInto().map(world::customer).orElse(found);
    }

    List<Task> stopped(CustomerId id) {
        return world.tasks(current(id).id()).stream()
                .filter(task -> task.state() == Task.State.STOPPED)
                .toList();
    }
}
