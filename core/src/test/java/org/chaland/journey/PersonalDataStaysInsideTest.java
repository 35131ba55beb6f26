package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.step;
import static org.chaland.journey.Canaries.CANARIES;
import static org.chaland.journey.Canaries.tellsSomething;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.with;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.Submission;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.OrderDescription;
import org.chaland.spi.PanelContent;
import org.chaland.spi.Product;
import org.chaland.spi.SupportItem;
import org.chaland.support.GivenSeat;
import org.chaland.support.Seat;
import org.chaland.support.SeatRequest;
import org.chaland.support.SupportArea;
import org.chaland.support.SupportArea.Line;
import org.chaland.support.SupportArea.State;
import org.junit.jupiter.api.Test;

/** I10: a canary in every field, and no canary in a text form or an address. */
class PersonalDataStaysInsideTest {

    private static final URI CANARY_PAGE = URI.create("/qxpage");

    @Test
    void noTextFormShowsAPersonalValue() {
        var world = new World();
        var handle = world.guest(CANARIES);
        var customer = world.customer(world.place(ANONYMOUS, handle, "order-1"));
        world.complete("order-1");
        world.upkeep();
        var step = world.open(ANONYMOUS, Optional.empty());
        var wrong = world.submit(ANONYMOUS, Optional.empty(), with(CANARIES, Field.COUNTRY, "XX"), step.base());
        var signedIn = world.signedIn(Optional.empty(), world.lms.accounts().get(0), CANARIES);

        var area = world.chaland.support().open(Visit.of(World.SHOP, Visitor.signedIn(signedIn.account())));
        assertThat(area).isInstanceOf(SupportArea.class);
        var shown = Stream.of(
                CANARIES,
                CANARIES.contact(),
                CANARIES.contact().toBuilder(),
                CanonicalEmail.of(CANARIES.contact().email().orElseThrow()),
                handle,
                customer,
                customer.toBuilder(),
                world.customer(customer.id()).links(),
                new Account("issuer", "qxemail@qxdomain.example"),
                Visitor.signedIn(new Account("issuer", "qxemail@qxdomain.example")),
                world.purchase("order-1"),
                world.tasks(customer.id()),
                world.mail.sent(),
                world.events,
                wrong,
                step(wrong, Why.INVALID),
                step(wrong, Why.INVALID).violations(),
                signedIn,
                signedIn.step(),
                signedIn.step().fields(),
                new Submission(CANARIES, ""),
                Visit.of(World.SHOP, ANONYMOUS).withHandle(handle).withClient("qxclient"),
                Passwords.attempt("qxname", "qxpassword"),
                area,
                ((SupportArea) area).transactions().lines(),
                ((SupportArea) area).transactions(),
                new Line<>(World.ref("order-1"), "Qxshown", State.ACTIVE, "Qxnote"),
                Product.named("Qxproduct"),
                new Seat(
                        Optional.empty(),
                        "course",
                        "Qxcourse",
                        Seat.State.GIVEN,
                        1,
                        CANARIES.contact(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                new SeatRequest("course", CANARIES, Optional.empty(), "Qxmessage"),
                new GivenSeat(
                        "course", "Qxcourse", "Qxbuyer", Optional.of("Qxmessage"), true, Optional.of(CANARY_PAGE)),
                new PanelContent("Qxtitle", List.of(SupportItem.of("Qxitem", CANARY_PAGE)), "Qxempty"),
                SupportItem.of("Qxitem", CANARY_PAGE),
                OrderDescription.of(World.ref("order-1"), "Qxtitle")
                        .amount("Qxamount")
                        .address(CANARY_PAGE)
                        .documents(List.of(SupportItem.of("Qxdocument", CANARY_PAGE))),
                Visit.of(World.SHOP, Visitor.signedIn(new Account("issuer", "qxemail@qxdomain.example")))
                        .withClient("qxclient")
                        .withHandle(new Handle("qxhandle")),
                world.storage.checkouts().findByHandle(World.SHOP, Digests.sha256Hex(handle.value())),
                world.lms,
                world.mail,
                world.storage);

        assertThat(shown.map(String::valueOf)).noneMatch(Canaries::tellsSomething);
    }

    @Test
    void aClaimShowsNeitherAddressNorAccountNorCode() {
        var world = new World();
        var user = new Visitor.SignedIn(world.user(People.profile("Claimant", "claimant@example.org")));
        var email = CANARIES.contact().email().orElseThrow();
        world.user(People.profile("Guest", email));
        world.guestBuys(CANARIES, "order-1");
        var requested = world.chaland
                .claims()
                .request(Visit.of(World.SHOP, user).withLocale(Locale.FRENCH), "qxemail@qxdomain.example");
        world.upkeep();
        var claim = world.storage
                .claims()
                .findByAsker(World.SHOP, Digests.askerOf(user.account()))
                .orElseThrow();
        var code = ClaimJourney.codeOf(world);
        var task = world.storage
                .tasks()
                .find(World.SHOP, "mail-code/" + claim.id())
                .orElseThrow();
        var rejected = world.chaland
                .claims()
                .request(Visit.of(World.SHOP, user).withLocale(Locale.FRENCH), "qxemail@qxdomain");

        var answered = world.chaland.claims().answer(Visit.of(World.SHOP, user), code);

        assertThat(Stream.of(requested, rejected, claim, claim.toBuilder(), answered, world.mail.sent(), task)
                        .map(String::valueOf))
                .noneMatch(Canaries::tellsSomething)
                .noneMatch(text -> text.contains(code))
                .noneMatch(text -> text.contains(user.account().subject()));
    }

    @Test
    void theHandleIsInNoTextFormAndInNothingStored() {
        var world = new World();
        Handle handle = world.guest(CANARIES);

        assertThat(handle.toString()).doesNotContain(handle.value());
        assertThat(world.storage.checkouts().findByHandle(World.SHOP, handle.value()))
                .isEmpty();
    }

    @Test // I11
    void aPasswordIsInNothingStored() {
        var world = new World();
        world.shops.put(World.SHOP, Passwords.rules().build());
        var account = world.user(People.profile("Example", "ada@example.org"));
        world.lms.givePassword(account, "ada", Passwords.PASSWORD.toCharArray());

        var signedIn = SignIns.signedIn(new Passwords(world.chaland).signIn(Optional.empty(), People.TYPED));

        var stored = world.storage
                .checkouts()
                .findByHandle(World.SHOP, Digests.sha256Hex(signedIn.handle().value()))
                .orElseThrow();
        assertThat(stored.draft()).contains(People.TYPED);
        assertThat(stored.orderOnly()).isEmpty();
        assertThat(List.of(world.lms.toString(), signedIn.toString(), stored.toString()))
                .noneMatch(Canaries::tellsSomething);
    }

    @Test
    void theAddressOfASignInCarriesNothing() {
        var world = new World();
        var begun = world.signIns.begun(Optional.empty(), CANARIES);

        assertThat(begun.address().toString())
                .satisfies(address -> assertThat(tellsSomething(address)).isFalse());
    }
}
