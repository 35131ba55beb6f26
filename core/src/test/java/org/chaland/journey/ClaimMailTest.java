package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.details;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.Chaland;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.Message;
import org.junit.jupiter.api.Test;

/** The code of a claim: to whom it goes, what the message says, and what becomes of one whose reply is lost. */
class ClaimMailTest extends ClaimJourney {

    @Test
    void itGoesToTheStoredAddressOfTheOldestRecordInItsLanguage() {
        var oldest = guest("order-1");
        world.clock.advance(Duration.ofSeconds(1));
        world.place(
                ANONYMOUS,
                world.guest(with(details("Guest", "guest.of@example.org"), Field.LANGUAGE, "en")),
                "order-2");

        asked();

        assertThat(codes()).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo("Guest.Of@Example.org");
            assertThat(message.customer()).isEqualTo(oldest);
            assertThat(message.language()).isEqualTo("fr");
            assertThat(message.subject()).isEqualTo("Votre code pour des achats antérieurs");
        });
    }

    @Test
    void itNamesTheShopAndWhereWhoAsksIsSignedInAndNothingOfTheirs() {
        world.shops.put(
                SHOP,
                World.usualRules()
                        .address(URI.create("https://books.example.org/shop"))
                        .build());
        world.guestBuys(with(GUEST, Field.LANGUAGE, "en"), "order-1");

        asked();

        assertThat(codes().get(0).text())
                .contains("signed in at lms.example.org", "the shop books.example.org", "ignore this message")
                .doesNotContain("http", "Augusta", "Profile", "ada@", ada.subject(), "Guest", "guest.of");
    }

    @Test
    void aShopWithoutAnAddressGoesByItsName() {
        guest("order-1");

        asked();

        assertThat(codes().get(0).text()).contains("la boutique books");
    }

    @Test
    void noCodeIsMadeWhereNoGuestHasTheAddress() {
        var linked = guest("order-1");
        stored(linked, Link.signedIn(new Account(World.LMS, "somebody"), World.START));

        request(claimant, ADDRESS);
        mail(SHOP, claim());

        assertThat(codes()).isEmpty();
        assertThat(claim().code()).isEmpty();
        assertThat(ofClaim().state()).isEqualTo(Task.State.DONE);
        assertThat(ofClaim().reason()).contains("no-record");
    }

    @Test
    void aGuestWhoCameAfterTheRequestIsNotWrittenTo() {
        request(claimant, ADDRESS);
        world.clock.advance(Duration.ofSeconds(1));
        guest("order-1");

        mail(SHOP, claim());

        assertThat(codes()).isEmpty();
    }

    @Test
    void theTaskHoldsNoAddress() {
        guest("order-1");

        asked();

        assertThat(List.of(
                        ofClaim().key(),
                        ofClaim().reference(),
                        ofClaim().topic(),
                        ofClaim().account()))
                .noneMatch(part -> part.toString().contains("@"));
    }

    @Test
    void theCodeIsStoredAsAHashOfItsClaimOnly() {
        guest("order-1");
        var code = asked().replace("-", "");

        var hash = claim().code().orElseThrow().hash();

        assertThat(hash).hasSize(64).doesNotContain(code).isNotEqualTo(Digests.sha256Hex(code));
    }

    @Test
    void aClaimThatWasReplacedIsNotMailed() {
        guest("order-1");
        request(claimant, ADDRESS);
        var first = claim();
        request(claimant, ADDRESS);

        mail(SHOP, first);

        assertThat(codes()).isEmpty();
        assertThat(task(first.id()).reason()).contains("claim-over");
    }

    @Test
    void aClaimThatWaitedForAnHourIsNotMailedAnyMore() {
        guest("order-1");
        request(claimant, ADDRESS);
        world.clock.advance(Duration.ofHours(1).plusSeconds(1));

        mail(SHOP, claim());

        assertThat(codes()).isEmpty();
        assertThat(ofClaim().reason()).contains("claim-over");
    }

    @Test
    void anAttemptWhoseReplyIsLostIsFollowedByAnotherCodeAndOnlyThatOneCounts() {
        var attempts = new AtomicInteger();
        var slow = new World(
                storage,
                List.of(lms, oidc),
                builder -> builder.messageSender(message -> {
                    world.mail.send(message);
                    if (attempts.incrementAndGet() == 1) {
                        throw new IllegalStateException("No reply.");
                    }
                }));
        stuckGuest("order-1");
        request(claimant, ADDRESS);
        slow.upkeep();
        assertThat(answer(otherThan(newestCode()))).isEqualTo(REFUSED);
        slow.clock.advance(Duration.ofMinutes(1));
        slow.upkeep();

        assertThat(codes()).extracting(Message::id).hasSize(2).doesNotHaveDuplicates();
        assertThat(claim().tries()).as("counted before, and still").isEqualTo(1);
        assertThat(answer(code(codes().get(0)))).isEqualTo(REFUSED);
        assertThat(answer(code(codes().get(1)))).isPresent();
    }

    @Test
    void aTryThatIsCountedWhileTheCodeIsMadeIsNotLost() {
        guest("order-1");
        request(claimant, ADDRESS);
        storage.after("ClaimStore.find", () -> storage.after("ClaimStore.find", () -> answer("22222222")));

        mail(SHOP, claim());

        assertThat(claim().tries()).isEqualTo(1);
        assertThat(answer(newestCode())).isPresent();
    }

    @Test
    void aClaimThatIsReplacedWhileItsCodeIsMadeIsNotMailed() {
        guest("order-1");
        request(claimant, ADDRESS);
        var first = claim();
        storage.after("ClaimStore.find", () -> request(claimant, ADDRESS));

        mail(SHOP, first);

        assertThat(codes()).isEmpty();
    }

    @Test
    void withoutASenderNothingIsMailed() {
        var silent = Chaland.builder()
                .storage(storage)
                .shops(shop -> Optional.ofNullable(world.shops.get(shop)))
                .clock(world.clock)
                .build();
        guest("order-1");
        request(claimant, ADDRESS);

        silent.upkeep().run(100);

        assertThat(claim().code()).isEmpty();
        assertThat(ofClaim().reason()).contains("no-sender");
    }

    private Task ofClaim() {
        return task(claim().id());
    }

    private Task task(UUID claim) {
        return storage.tasks().find(SHOP, "mail-claim-code/" + claim).orElseThrow();
    }
}
