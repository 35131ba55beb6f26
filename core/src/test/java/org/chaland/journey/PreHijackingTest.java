package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Hijack.BY_ATTACKER;
import static org.chaland.journey.Hijack.BY_VICTIM;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.World.SHOP;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chaland.backoffice.MergePreview;
import org.chaland.backoffice.Staff;
import org.chaland.backoffice.StaffOutcome;
import org.chaland.checkout.SignInRequest;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Purpose;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classes of account pre-hijacking (Sudhodanan and Paverd, USENIX Security 2022) that need no claim, each in both orders and
 * each with its twin: the same attack on a storage that lacks the guard.
 */
class PreHijackingTest {

    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
    private static final int MOST_HANDLES = 50;

    /** Who comes first. */
    enum Order {
        ATTACKER_FIRST,
        VICTIM_FIRST;

        void of(Runnable attack, Runnable defence) {
            (this == ATTACKER_FIRST ? attack : defence).run();
            (this == ATTACKER_FIRST ? defence : attack).run();
        }
    }

    // Classic-federated merge: bought as a guest with the victim's address, who has an account or gets one

    @ParameterizedTest
    @EnumSource
    void aPurchaseInTheVictimsNameIsNeverTheVictims(Order order) {
        assertThat(classicFederatedMerge(new Hijack(sound -> sound), order)).isEmpty();
    }

    @Test
    void whereAnEqualAddressIsAProofItIs() {
        assertThat(classicFederatedMerge(Hijack.joiningByEmail(), Order.ATTACKER_FIRST))
                .contains("both orders belong to one record");
    }

    private static List<String> classicFederatedMerge(Hijack hijack, Order order) {
        order.of(hijack::attackerBuysAsGuest, hijack::victimBuysSignedIn);
        hijack.world.upkeep();
        return hijack.damage();
    }

    // Unexpired session identifier: handles kept from before the victim has the record

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waysInWhichTheVictimTakesTheRecord")
    void everyHandleFromBeforeIsDeadOnceTheRecordIsTheVictims(Order order, Taking taking) {
        assertThat(unexpiredHandle(new Hijack(sound -> sound), order, taking)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waysInWhichTheVictimTakesTheRecord")
    void withoutEpochsOneIsAlive(Order order, Taking taking) {
        assertThat(unexpiredHandle(new Hijack(Naive::withoutEpochs), order, taking))
                .isNotEmpty();
    }

    /** What makes a guest's record the victim's. */
    enum Taking {
        AN_ACCOUNT_IS_MADE(hijack -> {
            hijack.lms.delete(hijack.victim);
            hijack.world.complete("guests-order");
            hijack.world.upkeep();
        }),
        STAFF_LINK(hijack -> hijack.world
                .chaland
                .backOffice()
                .link(
                        STAFF,
                        hijack.owner("guests-order").orElseThrow().id(),
                        World.LMS,
                        hijack.victim.subject(),
                        "Asked for")),
        STAFF_MERGE_ANOTHER_INTO_IT(hijack -> {
            var other = hijack.world.place(ANONYMOUS, hijack.world.guest(BY_VICTIM), "another-order");
            var survivor = hijack.owner("guests-order").orElseThrow().id();
            var office = hijack.world.chaland.backOffice();
            var preview = preview(office.previewMerge(STAFF, other, survivor));
            office.merge(STAFF, preview.token(), "One person");
        });

        private final Consumer<Hijack> steps;

        Taking(Consumer<Hijack> steps) {
            this.steps = steps;
        }
    }

    static List<Arguments> waysInWhichTheVictimTakesTheRecord() {
        var all = new ArrayList<Arguments>();
        for (var order : Order.values()) {
            for (var taking : Taking.values()) {
                all.add(Arguments.of(order, taking));
            }
        }
        return all;
    }

    /** The attacker has looked over the victim's shoulder; whether they have used the handle before or not. */
    private static List<String> unexpiredHandle(Hijack hijack, Order order, Taking taking) {
        var world = hijack.world;
        var handle = world.guest(BY_VICTIM);
        world.recorded(world.guestOf(handle), "guests-order");
        hijack.attackersHandles.add(handle);
        var findings = new ArrayList<String>();
        order.of(
                () -> findings.addAll(order == Order.ATTACKER_FIRST ? List.of() : uses(hijack, handle)),
                () -> taking.steps.accept(hijack));
        if (order == Order.ATTACKER_FIRST) {
            findings.addAll(uses(hijack, handle));
        }
        return findings;
    }

    /** All that one can try with a handle. */
    private static List<String> uses(Hijack hijack, Handle handle) {
        var checkout = hijack.world.chaland.checkout();
        var visit = World.visit(ANONYMOUS, handle);
        var alive = new ArrayList<String>();
        if (!hijack.world.isExpired(ANONYMOUS, handle)) {
            alive.add("it opens the form");
        }
        if (!Answers.isExpired(hijack.world.submit(ANONYMOUS, Optional.of(handle), BY_ATTACKER, ""))) {
            alive.add("it writes the record");
        }
        if (!Answers.isExpired(checkout.review(visit))) {
            alive.add("it shows what would be ordered");
        }
        if (!Answers.isExpired(hijack.world.placed(ANONYMOUS, handle, "one-more-order"))) {
            alive.add("it places an order");
        }
        var begun = checkout.beginSignIn(
                visit, SignInRequest.at(World.LMS, URI.create("https://shop.example.org/")), Details.empty());
        if (!Answers.isExpired(begun)) {
            alive.add("it begins a sign-in");
        }
        if (!Answers.isExpired(hijack.world.signIns.arrive(handle, hijack.attacker))) {
            alive.add("it moves the record to the attacker's account");
        }
        return alive;
    }

    @Test
    void howeverManyHandlesThereAreAllOfThemAreDead() {
        var hijack = new Hijack(sound -> sound);
        var handles = new ArrayList<Handle>();
        for (int i = 0; i < MOST_HANDLES; i++) {
            handles.add(hijack.world.guest(BY_VICTIM));
        }

        handles.forEach(handle -> hijack.arrive(Optional.of(handle), hijack.victim));

        assertThat(handles)
                .allSatisfy(handle -> assertThat(uses(hijack, handle)).isEmpty());
    }

    // Non-verifying identity provider: whoever claims the victim's address there

    @ParameterizedTest
    @EnumSource
    void whoeverClaimsTheVictimsAddressAtAProviderIsAStranger(Order order) {
        assertThat(nonVerifyingProvider(new Hijack(sound -> sound), order)).isEmpty();
    }

    @Test
    void whereAnEqualAddressIsAProofTheyAreTheVictim() {
        assertThat(nonVerifyingProvider(Hijack.joiningByEmail(), Order.VICTIM_FIRST))
                .contains("the victim's record holds what the attacker typed");
    }

    private static List<String> nonVerifyingProvider(Hijack hijack, Order order) {
        order.of(
                () -> {
                    var handle = hijack.arrive(Optional.empty(), hijack.attackerAsVictim);
                    hijack.attackersHandles.add(handle);
                    hijack.world.openAndSubmit(
                            Visitor.signedIn(hijack.attackerAsVictim), Optional.of(handle), BY_ATTACKER);
                },
                () -> {
                    hijack.world.guest(BY_VICTIM);
                    hijack.victimBuysSignedIn();
                });
        return hijack.damage();
    }

    private static MergePreview preview(StaffOutcome<MergePreview> outcome) {
        return outcome.toOptional().orElseThrow();
    }
}
