package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.claim.Claims;
import org.chaland.claim.Claims.Claimed;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.internal.Digests;
import org.chaland.model.Claim;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Message;

/** A world in which Ada, signed in, asks for what somebody bought as a guest. */
abstract class ClaimJourney extends OfficeJourney {

    /** Stored as it was typed, which is not how Ada types it. */
    static final Details GUEST = details("Guest", "Guest.Of@Example.org");

    static final String ADDRESS = "guest.of@example.ORG";
    static final Optional<Claimed> REFUSED = Optional.empty();

    private static final Pattern CODE = Pattern.compile("\n\n([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})\n\n");

    final Claims claims = world.chaland.claims();
    final Visitor.SignedIn claimant = new Visitor.SignedIn(ada);

    /** A guest with the address, who has paid, and for whom nothing has been done yet. */
    CustomerId guest(String reference) {
        return world.guestBuys(GUEST, reference);
    }

    /** A guest with the address, who has placed an order and not paid. */
    CustomerId unpaidGuest(String reference) {
        return world.place(ANONYMOUS, world.guest(GUEST), reference);
    }

    /** A guest who has paid, and whose address was found to be taken at the provider. */
    CustomerId stuckGuest(String reference) {
        if (lms.users.accounts().size() < 2) {
            lms.users.addUser(GUEST.contact());
        }
        var guest = world.guestBuys(GUEST, reference);
        world.upkeep();
        assertStopped(guest, Task.Kind.PROVISION, "email-taken");
        return guest;
    }

    /** Ada has a record of her own in the shop. */
    CustomerId ownRecord() {
        world.submitAs(ada, People.ADA);
        return world.customerOf(ada).orElseThrow().id();
    }

    /** Asks in English; the status tells all, because only what is no address has a violation. */
    Status request(Visitor visitor, String email) {
        var outcome = claims.request(Visit.of(SHOP, visitor), email);
        assertThat(outcome.violation().isPresent()).isEqualTo(outcome.status() == Status.NO_ADDRESS);
        return outcome.status();
    }

    Claim claim() {
        return storage.claims().findByAsker(SHOP, Digests.askerOf(ada)).orElseThrow();
    }

    /** Runs the task of that claim, and no other: those are held back meanwhile. */
    void mail(ShopId shop, Claim claim) {
        var others = storage.tasks().due(world.clock.instant(), 1_000).stream()
                .filter(task -> !task.shop().equals(shop) || !task.claim().equals(Optional.of(claim.id())))
                .toList();
        others.forEach(task -> reschedule(task, world.clock.instant().plusSeconds(1)));
        world.chaland.upkeep().run(1);
        others.forEach(task -> reschedule(task, task.nextAttemptAt()));
    }

    private void reschedule(Task task, Instant time) {
        var stored = storage.tasks().find(task.shop(), task.key()).orElseThrow();
        storage.tasks().update(stored.toBuilder().nextAttemptAt(time).build());
    }

    /** Ada asks, and whoever reads the mail of the address tells her the code. */
    String asked() {
        assertThat(request(claimant, ADDRESS)).isEqualTo(Status.REQUESTED);
        mail(SHOP, claim());
        return newestCode();
    }

    Optional<Claimed> answer(String code) {
        return claims.answer(Visit.of(SHOP, claimant), code);
    }

    List<Message> codes() {
        return world.mail.sent().stream()
                .filter(message -> message.topic().equals("claim-code"))
                .toList();
    }

    String newestCode() {
        return code(codes().get(codes().size() - 1));
    }

    /** The newest code that was mailed there. */
    static String codeOf(World world) {
        return world.mail.sent().stream()
                .filter(message -> message.topic().equals("claim-code"))
                .reduce((older, newer) -> newer)
                .map(ClaimJourney::code)
                .orElseThrow();
    }

    static String code(Message message) {
        var found = CODE.matcher(message.text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** Of the same form, and another one. */
    static String otherThan(String code) {
        return (code.charAt(0) == '2' ? '3' : '2') + code.substring(1);
    }

    void assertStillGuest(CustomerId record) {
        assertThat(world.customer(record).isActive()).isTrue();
        assertThat(world.customer(record).isGuest()).isTrue();
    }
}
