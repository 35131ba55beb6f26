package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A purchase is given to its owner, by an active link, and to nobody else (I6). */
@Tag("repeatable")
class SupportPurchaseTest {

    private static final ShopId OTHER_SHOP = new ShopId("tools");

    private final SupportScene scene = new SupportScene();
    private final World world = scene.world;
    private final Visitor ada = Visitor.signedIn(scene.ada);

    @Test
    void theOwnerGetsTheirPurchase() {
        scene.paid("order-1");

        assertThat(found(ada, "order-1")).contains(world.purchase("order-1"));
    }

    @Test
    void ofSomebodyElsesPurchaseThereIsNoMoreToLearnThanOfNone() {
        var eve = Visitor.signedIn(world.user(
                Contact.builder().familyName("Eve").email("eve@example.org").build()));
        world.submitAs(((Visitor.SignedIn) eve).account(), details("Eve", "eve@example.org"));
        scene.paid("order-1");

        scene.storage.forget();
        var others = found(eve, "order-1");
        var callsForOthers = scene.storage.calls();
        scene.storage.forget();
        var none = found(eve, "order-2");

        assertThat(others).isEmpty();
        assertThat(none).isEmpty();
        assertThat(scene.storage.calls()).isEqualTo(callsForOthers);
    }

    @Test
    void whoeverIsNotSignedInAsACustomerGetsNoneAndNoneIsLookedUp() {
        scene.paid("order-1");
        var stranger = Visitor.signedIn(world.user(Contact.builder().build()));
        scene.storage.forget();

        Stream.of(Visitor.anonymous(), Visitor.operator(), stranger)
                .forEach(visitor -> assertThat(found(visitor, "order-1")).isEmpty());

        assertThat(scene.storage.calls()).containsExactly("CustomerStore.findByAccount");
    }

    @Test
    void aPurchaseOfAnotherShopIsNotFoundHere() {
        scene.insert(Purchase.builder(
                        new PurchaseRef(OTHER_SHOP, "order-1"),
                        scene.adasId(),
                        scene.record().details(),
                        scene.now())
                .build());

        assertThat(found(ada, "order-1")).isEmpty();
        assertThat(world.chaland.support().purchase(Visit.of(OTHER_SHOP, ada), "order-1"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Customer.State.class,
            names = {"RESTRICTED", "ERASED"})
    void aRecordOutOfUseGivesNone(Customer.State state) {
        scene.paid("order-1");
        assertThat(world.storage
                        .customers()
                        .update(scene.record().toBuilder().state(state).build()))
                .isTrue();

        assertThat(found(ada, "order-1")).isEmpty();
    }

    @Test
    void aSuspendedLinkGivesNone() {
        scene.paid("order-1");
        var customers = world.storage.customers();
        customers.unlink(SHOP, scene.adasId(), scene.ada);
        var id = world.purchase("order-1").customer();
        customers.link(SHOP, id, new Link(scene.ada, Link.Proof.CREATED, true, Link.State.SUSPENDED, World.START));

        assertThat(found(ada, "order-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "order 1", "\u0000", "\n", "été"})
    void aReferenceOfImpossibleFormIsLikeOneThatIsUnknown(String reference) {
        assertThat(found(ada, reference)).isEmpty();
    }

    @Test
    void onlyWhatIsPaidGivesDocuments() {
        scene.placed("placed");
        scene.paid("paid");
        scene.cancelled("cancelled");

        assertThat(paid("paid")).contains(world.purchase("paid"));
        assertThat(paid("placed")).isEmpty();
        assertThat(paid("cancelled")).isEmpty();
        assertThat(found(ada, "placed")).isPresent();
    }

    @Test
    void aPurchaseThatIsCancelledGivesDocumentsNoMore() {
        scene.paid("order-1");
        world.cancel("order-1");

        assertThat(paid("order-1")).isEmpty();
    }

    private Optional<Purchase> found(Visitor visitor, String reference) {
        return world.chaland.support().purchase(Visit.of(SHOP, visitor), reference);
    }

    private Optional<Purchase> paid(String reference) {
        return world.chaland.support().paidPurchase(Visit.of(SHOP, ada), reference);
    }
}
