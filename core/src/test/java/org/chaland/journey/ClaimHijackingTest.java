package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Hijack.ADDRESS;
import static org.chaland.journey.Hijack.BY_ATTACKER;
import static org.chaland.journey.Hijack.BY_VICTIM;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.World.SHOP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chaland.journey.PreHijackingTest.Order;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The classes of account pre-hijacking that a claim could let in, each in both orders and with its twin. */
class ClaimHijackingTest {

    /** Whether the storage has just lost sight of links, if it is one of those. */
    private final AtomicBoolean blind = new AtomicBoolean();

    // Trojan identifier: a record with the victim's address and an account of the attacker's

    @ParameterizedTest
    @EnumSource
    void whatTheAttackerHasLinkedDoesNotComeAlongWithTheVictimsRecords(Order order) {
        assertThat(trojanIdentifier(new Hijack(sound -> sound), order)).isEmpty();
    }

    @Test
    void whereLinksAreNotLookedAtItDoes() {
        assertThat(trojanIdentifier(new Hijack(sound -> Naive.withoutLinks(sound, blind::get)), Order.ATTACKER_FIRST))
                .contains("both orders belong to one record");
    }

    @Test
    void whereAnAccountPassesForGoneItDoes() {
        assertThat(trojanIdentifier(
                        new Hijack(sound -> Naive.withBrokenLinks(sound, blind::get)), Order.ATTACKER_FIRST))
                .contains("both orders belong to one record");
    }

    private List<String> trojanIdentifier(Hijack hijack, Order order) {
        order.of(() -> attackerBuysSignedIn(hijack), () -> {
            victimBuysAsGuest(hijack);
            request(hijack, hijack.victim);
            answer(hijack, hijack.victim, newestCode(hijack).orElseThrow());
        });
        var found = new ArrayList<>(hijack.damage());
        var links = hijack.record(hijack.victim).map(Customer::links).orElse(List.of());
        if (!links.stream().map(Link::account).toList().equals(List.of(hijack.victim))) {
            found.add("the victim's record has other links than the victim's");
        }
        return found;
    }

    // Unexpired change: a claim that the attacker began before the victim has the record, and answers after

    @ParameterizedTest
    @EnumSource
    void aClaimThatTheAttackerHasBegunTakesNothingFromTheVictim(Order order) {
        assertThat(unexpiredClaim(new Hijack(sound -> sound), order)).isEmpty();
    }

    @Test
    void whereLinksAreNotLookedAtItTakesTheVictimsRecord() {
        assertThat(unexpiredClaim(new Hijack(sound -> Naive.withoutLinks(sound, blind::get)), Order.ATTACKER_FIRST))
                .contains("the victim's order is the attacker's");
    }

    /** The attacker gets to know the code later, from a mail that was passed on. */
    private List<String> unexpiredClaim(Hijack hijack, Order order) {
        hijack.world.submitAs(hijack.attacker, BY_ATTACKER);
        var handle = victimBuysAsGuest(hijack);
        order.of(
                () -> request(hijack, hijack.attacker),
                () -> hijack.world.signIns.arriveForOrder(handle, hijack.victim, "victims-order"));

        newestCode(hijack).ifPresent(code -> answer(hijack, hijack.attacker, code));

        var found = new ArrayList<>(hijack.damage());
        if (hijack.owner("victims-order").equals(hijack.record(hijack.attacker))) {
            found.add("the victim's order is the attacker's");
        }
        return found;
    }

    private static Handle victimBuysAsGuest(Hijack hijack) {
        var handle = hijack.world.guest(BY_VICTIM);
        hijack.world.place(ANONYMOUS, handle, "victims-order");
        hijack.world.complete("victims-order");
        return handle;
    }

    private static void attackerBuysSignedIn(Hijack hijack) {
        var visitor = Visitor.signedIn(hijack.attackerAsVictim);
        var handle = hijack.arrive(Optional.empty(), hijack.attackerAsVictim);
        var saved = hijack.world.openAndSubmit(visitor, Optional.of(handle), BY_ATTACKER);
        hijack.world.place(visitor, saved, "attackers-order");
        hijack.world.complete("attackers-order");
    }

    private static void request(Hijack hijack, Account account) {
        hijack.world.chaland.claims().request(Visit.of(SHOP, new Visitor.SignedIn(account)), ADDRESS);
        hijack.world.upkeep();
    }

    private void answer(Hijack hijack, Account account, String code) {
        blind.set(true);
        hijack.world.chaland.claims().answer(Visit.of(SHOP, new Visitor.SignedIn(account)), code);
        blind.set(false);
        hijack.world.upkeep();
    }

    private static Optional<String> newestCode(Hijack hijack) {
        return hijack.world.mail.sent().stream()
                .filter(message -> message.topic().equals("claim-code"))
                .reduce((earlier, later) -> later)
                .map((Message message) -> ClaimJourney.code(message));
    }
}
