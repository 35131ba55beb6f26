package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.SupportAccess;
import org.chaland.spi.SupportItem;
import org.chaland.support.SupportArea.LinkKind;
import org.chaland.support.SupportOutcome.NoAccess;
import org.chaland.support.SupportOutcome.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who has a support area, and where one goes from there. */
class SupportAreaTest {

    private static final ShopId OTHER_SHOP = new ShopId("tools");

    private final SupportScene scene = new SupportScene();
    private final World world = scene.world;

    @Test
    void theOwnerIsCalledByTheirNameInTheirLanguage() {
        assertThat(scene.area().name()).isEqualTo("Ada Example");
        assertThat(scene.area().title()).isEqualTo("My account");
        assertThat(scene.area(Locale.FRENCH).title()).isEqualTo("Mon espace");
    }

    @Test // S8, S9
    void theNoticesSayWhoseTheAccountIsAndWhoSeesPersonalData() {
        assertThat(scene.area().accountNotice()).contains("personal", "in your name", "do not give your password");
        assertThat(scene.area().personalDataNotice())
                .contains("only to those who need it", "in your training", "never to third parties");
        assertThat(scene.area(Locale.FRENCH).accountNotice()).contains("personnel et nominatif", "mot de passe");
        assertThat(scene.area(Locale.FRENCH).personalDataNotice()).contains("votre formation", "jamais à des tiers");
    }

    @Test
    void whoeverHasPaidIsShownTheWayToShopAndCourse() {
        scene.paid("order-1");

        assertThat(scene.area().links())
                .containsExactly(
                        Map.entry(LinkKind.COURSE, SupportItem.of("To the support course", world.lms.address(SHOP))),
                        Map.entry(LinkKind.SHOP, SupportItem.of("To the shop", SupportScene.SHOP_PAGE)));
    }

    @Test
    void onlyStaffAreShownTheWayToTheSalesAdministration() {
        var administration =
                Map.entry(LinkKind.ADMINISTRATION, SupportItem.of("Sales administration", SupportScene.STAFF_PAGE));
        var stranger = scene.view(Visitor.anonymous());

        assertThat(scene.area(scene.query().staff(true)).links()).contains(administration);
        assertThat(scene.none(stranger.staff(true)).links()).contains(administration);
        assertThat(scene.area().links()).doesNotContain(administration);
        assertThat(scene.none(stranger).links()).doesNotContain(administration);
    }

    @Test
    void aShopWithoutAddressesHasNoLinksToThem() {
        world.shops.put(SHOP, World.usualRules().build());

        assertThat(scene.area(scene.query().staff(true)).links()).isEmpty();
    }

    @Test
    void theWayToTheCourseIsOpenWhileAPurchaseGivesAccess() {
        scene.placed("order-1");
        assertThat(hasWayToTheCourse()).isFalse();

        world.complete("order-1");
        assertThat(hasWayToTheCourse()).isTrue();
        world.cancel("order-1");
        assertThat(hasWayToTheCourse()).isFalse();

        scene.paid("order-2");
        world.clock.advance(Duration.ofDays(90));
        assertThat(hasWayToTheCourse()).isFalse();
    }

    @Test
    void thereIsNoWayToACourseOfAProviderWhereTheVisitorHasNoAccount() {
        var other = new Courses(() -> SupportScene.SHOP_PAGE);
        var scene = new SupportScene(builder -> builder.identityProvider(other));
        scene.world.shops.put(
                SHOP, World.usualRules().learningIssuer(Courses.ISSUER).build());
        scene.paid("order-1");
        assertThat(scene.area().links()).isEmpty();

        link(scene, Courses.ISSUER);
        assertThat(scene.area().links()).hasSize(1);
    }

    @Test
    void aProviderThatFailsToNameTheCourseTakesNothingElseAway() {
        var failing = new SupportScene(builder -> builder.identityProvider(new Courses(() -> {
            throw new IllegalStateException("no address");
        })));
        failing.world.shops.put(
                SHOP, World.usualRules().learningIssuer(Courses.ISSUER).build());
        link(failing, Courses.ISSUER);
        failing.paid("order-1");

        assertThat(failing.area().links()).isEmpty();
        assertThat(failing.area().transactions().lines()).hasSize(1);
    }

    @Test
    void anybodyElseIsToldWhyThereIsNoneAndWhereToGo() {
        var eve = world.user(
                Contact.builder().familyName("Eve").email("eve@example.org").build());

        assertThat(none(Visitor.anonymous()))
                .isEqualTo(new NoAccess(
                        Reason.NOT_SIGNED_IN,
                        "Please sign in to see what you bought, your course seats and your documents.",
                        Map.of(LinkKind.SHOP, SupportItem.of("To the shop", SupportScene.SHOP_PAGE))));
        assertThat(none(Visitor.signedIn(eve)).reason()).isEqualTo(Reason.NO_CUSTOMER);
        assertThat(none(Visitor.signedIn(eve)).text()).contains("open the page of your order and sign in there");
    }

    @Test // I13
    void whoeverActsForTheCustomerDoesNotSeeTheCustomersArea() {
        assertThat(none(Visitor.operator()).reason()).isEqualTo(Reason.ON_BEHALF);
        assertThat(none(Visitor.operator()).text()).contains("to the customer alone");
    }

    @Test
    void theReasonIsToldInTheVisitorsLanguage() {
        var texts = Map.of(
                Visitor.anonymous(), "Connectez-vous",
                Visitor.operator(), "au nom d’une autre personne",
                Visitor.signedIn(new Account(World.LMS, "nobody")), "Aucun achat");

        texts.forEach((visitor, text) -> assertThat(
                        scene.none(scene.view(visitor).in(Locale.FRENCH)).text())
                .contains(text));
    }

    @Test
    void anAccountOfAnotherShopHasNoAreaHere() {
        world.shops.put(OTHER_SHOP, World.usualRules().build());

        var elsewhere = Visit.of(OTHER_SHOP, Visitor.signedIn(scene.ada));

        assertThat(((NoAccess) world.chaland.support().open(elsewhere)).reason())
                .isEqualTo(Reason.NO_CUSTOMER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.State.class,
            names = {"SUSPENDED", "BROKEN"})
    void aLinkOutOfUseOpensNothing(Link.State state) {
        var account = new Account(World.LMS, "out of use");
        var customer = world.guestBuys(details("Eve", "eve@example.org"), "order-1");
        world.storage.customers().link(SHOP, customer, new Link(account, Link.Proof.CREATED, state, World.START));

        assertThat(none(Visitor.signedIn(account)).reason()).isEqualTo(Reason.NOT_ACTIVE);
        assertThat(none(Visitor.signedIn(account)).text()).contains("closed at the moment");
    }

    @ParameterizedTest
    @EnumSource(
            value = Customer.State.class,
            names = {"RESTRICTED", "ERASED"})
    void aRecordOutOfUseOpensNothing(Customer.State state) {
        change(scene.record().toBuilder().state(state));

        assertThat(none(Visitor.signedIn(scene.ada)).reason()).isEqualTo(Reason.NOT_ACTIVE);
    }

    @Test
    void aTombstoneOpensNothing() {
        var survivor = world.guestBuys(details("Eve", "eve@example.org"), "order-1");
        change(scene.record().toBuilder().mergedInto(survivor));

        assertThat(none(Visitor.signedIn(scene.ada)).reason()).isEqualTo(Reason.NOT_ACTIVE);
    }

    @Test // The twin of those that open nothing: it is the state that closes the area.
    void aRecordInUseAgainOpensTheAreaAgain() {
        change(scene.record().toBuilder().state(Customer.State.RESTRICTED));
        change(scene.record().toBuilder().state(Customer.State.ACTIVE));

        assertThat(scene.area().name()).isEqualTo("Ada Example");
    }

    private void change(Customer.Builder changed) {
        assertThat(world.storage.customers().update(changed.build())).isTrue();
    }

    private NoAccess none(Visitor visitor) {
        return scene.none(scene.view(visitor));
    }

    private boolean hasWayToTheCourse() {
        return scene.area().links().containsKey(LinkKind.COURSE);
    }

    private static void link(SupportScene scene, String issuer) {
        scene.storage.customers().link(SHOP, scene.adasId(), Link.signedIn(new Account(issuer, "1"), World.START));
    }

    /** Another provider, which tells where its course is. */
    private record Courses(Supplier<URI> where) implements SupportAccess {

        private static final String ISSUER = "https://courses.example.org";

        @Override
        public String issuer() {
            return ISSUER;
        }

        @Override
        public void grant(ShopId shop, Account account) {}

        @Override
        public void revoke(ShopId shop, Account account) {}

        @Override
        public URI address(ShopId shop) {
            return where.get();
        }
    }
}
