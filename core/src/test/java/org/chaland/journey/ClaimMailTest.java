package org.chaland.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.details;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.Chaland;
import org.chaland.model.Account;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.model.Visit;
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
            assertThat(message.customer()).contains(oldest);
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

    @Test // I6: whether a mail comes tells nothing, and a person without records proves their mailbox too
    void anAddressThatNoRecordHasIsWrittenToInTheLanguageOfThePage() {
        var linked = guest("order-1");
        stored(linked, Link.signedIn(new Account(World.LMS, "somebody"), World.START));

        claims.request(Visit.of(SHOP, claimant).withLocale(Locale.FRENCH), "Nobody@example.org");
        mail(SHOP, claim());

        assertThat(codes()).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo("nobody@example.org");
            assertThat(message.customer()).isEmpty();
            assertThat(message.language()).isEqualTo("fr");
        });
    }

    @Test
    void aGuestWhoCameAfterTheRequestDoesNotChangeTheMail() {
        request(claimant, ADDRESS);
        world.clock.advance(Duration.ofSeconds(1));
        guest("order-1");

        mail(SHOP, claim());

        assertThat(codes())
                .singleElement()
                .satisfies(message -> assertThat(message.customer()).isEmpty());
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

    @Test // who reads the database cannot answer: the code is derived from a secret that is not in it
    void aNodeWithAnotherSecretMailsAnotherCode() {
        var other = new World(
                storage,
                List.of(lms, oidc),
                host -> host.random(World.random(7)).secret("another secret of thirty-two bytes".getBytes(UTF_8)));
        stuckGuest("order-1");
        request(claimant, ADDRESS);

        other.upkeep();

        var code = ClaimJourney.codeOf(other);
        assertThat(answer(code)).isEqualTo(REFUSED);
        assertThat(other.chaland.claims().answer(Visit.of(SHOP, claimant), code))
                .isPresent();
    }

    @Test
    void aClaimThatWasReplacedIsNotMailed() {
        guest("order-1");
        request(claimant, ADDRESS);
        var first = claim();
        request(claimant, "other@example.org");

        mail(SHOP, first);

        assertThat(codes()).isEmpty();
        assertThat(storage.tasks().find(SHOP, "mail-code/" + first.id())).isEmpty();
    }

    @Test
    void whoPressesTwiceGetsOneMailAndWhoAsksAgainLaterGetsAnotherAndBothCodesAreGood() {
        guest("order-1");
        asked();
        var first = claim();

        request(claimant, ADDRESS);
        mail(SHOP, claim());
        assertThat(codes()).hasSize(1);
        world.clock.advance(Duration.ofMinutes(2));
        request(claimant, ADDRESS);
        mail(SHOP, claim());

        assertThat(claim().id()).isEqualTo(first.id());
        assertThat(codes()).extracting(ClaimJourney::code).hasSize(2).doesNotHaveDuplicates();
        assertThat(answer(code(codes().get(0)))).isPresent();
    }

    @Test // what was bought since the first request comes along, and the tries go on
    void askingAgainLaterIsAnotherClaimWithTheSameTries() {
        request(claimant, ADDRESS);
        mail(SHOP, claim());
        answer(otherThan(newestCode()));
        world.clock.advance(Duration.ofMinutes(20));
        var bought = guest("order-1");

        request(claimant, ADDRESS);
        mail(SHOP, claim());

        assertThat(claim().tries()).isEqualTo(1);
        assertThat(answer(newestCode()))
                .hasValueSatisfying(claimed -> assertThat(claimed.customer()).isEqualTo(bought));
    }

    @Test
    void askingAgainGivesNoMoreTries() {
        guest("order-1");
        var code = asked();
        for (var tries = 1; tries < 5; tries++) {
            answer(otherThan(code));
        }
        world.clock.advance(Duration.ofMinutes(2));
        request(claimant, ADDRESS);
        mail(SHOP, claim());

        assertThat(answer(otherThan(code))).isEqualTo(REFUSED);
        assertThat(answer(newestCode())).isEqualTo(REFUSED);
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
    void anAttemptWhoseReplyIsLostIsFollowedByAnotherCodeAndBothCount() {
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
        assertThat(answer(code(codes().get(0)))).isPresent();
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

        assertThat(ofClaim().reason()).contains("no-sender");
    }

    private Task ofClaim() {
        return task(claim().id());
    }

    private Task task(UUID claim) {
        return storage.tasks().find(SHOP, "mail-code/" + claim).orElseThrow();
    }
}
