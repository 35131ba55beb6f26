package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.SupportScene.order;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.ShopAccount;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.PanelContent;
import org.chaland.spi.Product;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.SupportItem;
import org.chaland.spi.SupportPanel;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatRequest;
import org.chaland.support.SupportArea;
import org.chaland.support.SupportArea.Block;
import org.chaland.support.SupportArea.Line;
import org.chaland.support.SupportOutcome;
import org.chaland.text.Messages;
import org.junit.jupiter.api.Test;

/** Every text of the area is the host's to change. */
class SupportTextsTest {

    private static final List<String> KEYS = Messages.standard().keys().stream()
            .filter(key -> key.startsWith("support."))
            .toList();

    /** A text of the host's for each key: its own key, in brackets. */
    private static final Messages MARKED = Messages.standard()
            .with(Locale.ENGLISH, KEYS.stream().collect(Collectors.toMap(key -> key, key -> "[" + key + "]")));

    @Test
    void everyTextOfTheAreaCanBeTheHosts() {
        var shown = new ArrayList<String>();
        shown.addAll(anAreaOfEverything());
        shown.addAll(anAreaWhereAllFails());
        shown.addAll(anEmptyArea());
        shown.addAll(noAreas());

        assertThat(KEYS).isNotEmpty();
        assertThat(shown).containsAll(KEYS.stream().map(key -> "[" + key + "]").toList());
    }

    private static List<String> anAreaOfEverything() {
        var scene = new SupportScene(builder -> builder.messages(MARKED));
        scene.placed("placed");
        scene.cancelled("cancelled");
        scene.paid("paid");
        var now = scene.now();
        var later = now.plus(Duration.ofDays(1));
        scene.tell(order("paid")
                .products(List.of(
                        Product.named("unlimited"),
                        Product.named("limited").until(later),
                        Product.named("ended").until(now),
                        Product.named("coming").from(later),
                        Product.named("coming, limited").from(later).until(later.plus(Duration.ofDays(1))))));
        seats(scene, later);
        return texts(scene.area(scene.query().staff(true)));
    }

    /** One of each kind. */
    private static void seats(SupportScene scene, Instant later) {
        scene.paid("seats", 5);
        var seats = scene.world.chaland.seats();
        var visit = Visit.of(World.SHOP, Visitor.signedIn(scene.ada));
        var lin = Details.of(People.contact("Lin", "lin@example.org").build());
        var eve = Details.of(People.contact("Eve", "eve@example.org").build());
        seats.take(visit, "seats", "welding");
        seats.give(visit, "seats", SeatRequest.of("welding", lin));
        var day = LocalDate.ofInstant(later, ZoneId.of("UTC")).plusDays(3);
        seats.give(visit, "seats", new SeatRequest("welding", eve, Optional.of(day), ""));
        var gone = (SeatOutcome.Done) seats.give(
                visit,
                "seats",
                SeatRequest.of(
                        "welding",
                        Details.of(People.contact("Gone", "gone@example.org").build())));
        scene.world
                .storage
                .purchases()
                .ofCustomer(PurchaseQuery.newest(World.SHOP, gone.participant(), 1))
                .forEach(seat -> scene.world.storage.retention().forgetDetails(seat.ref()));
    }

    private static List<String> anAreaWhereAllFails() {
        var scene = new SupportScene(builder -> builder.messages(MARKED)
                .supportPanel(new FailingPanel())
                .purchaseHistory((orders, locale) -> {
                    throw new IllegalStateException("down");
                }));
        scene.paid("paid");
        return texts(scene.area());
    }

    private static List<String> anEmptyArea() {
        var scene = new SupportScene(builder -> builder.messages(MARKED));
        var texts = new ArrayList<>(texts(scene.area()));
        IntStream.range(0, 11).forEach(number -> scene.paid("order-" + number));
        IntStream.range(0, 11).forEach(number -> scene.tell(order("order-" + number)));
        texts.addAll(texts(scene.area()));
        texts.addAll(texts(scene.area(scene.query().after("seats", "order-0"))));
        return texts;
    }

    private static List<String> noAreas() {
        var scene = new SupportScene(builder -> builder.messages(MARKED));
        var texts = Stream.of(
                        Visitor.anonymous(), Visitor.operator(), Visitor.signedIn(new Account(World.LMS, "nobody")))
                .map(visitor -> scene.none(scene.view(visitor)))
                .map(SupportOutcome.NoAccess::text)
                .collect(Collectors.toCollection(ArrayList::new));
        scene.storage
                .customers()
                .update(scene.record().toBuilder()
                        .state(Customer.State.RESTRICTED)
                        .build());
        texts.add(scene.none(scene.query()).text());
        texts.add(anAreaThatHasEnded(scene));
        return texts;
    }

    private static String anAreaThatHasEnded(SupportScene scene) {
        var account = new Account(World.LMS, "made");
        var longAgo = scene.now().minus(Duration.ofDays(100));
        var customer = Customer.builder(SHOP, new CustomerId(new UUID(3, 3)), longAgo)
                .links(List.of(Link.created(account, longAgo)))
                .build();
        scene.storage.customers().insert(customer);
        scene.storage.accounts().insert(new ShopAccount(account, SHOP, false, longAgo));
        scene.insert(Purchase.builder(World.ref("ended"), customer.id(), customer.details(), longAgo)
                .trainings(List.of(Training.of("course").until(longAgo)))
                .completed(longAgo)
                .build());
        return scene.none(scene.view(Visitor.signedIn(account))).text();
    }

    private static List<String> texts(SupportArea area) {
        var texts = new ArrayList<>(List.of(area.title(), area.accountNotice(), area.personalDataNotice()));
        var blocks = new ArrayList<Block<?>>(area.panels());
        blocks.addAll(List.of(area.transactions(), area.products(), area.seats(), area.documents()));
        blocks.forEach(block -> {
            texts.add(block.title());
            block.message().ifPresent(texts::add);
        });
        area.transactions().lines().forEach(group -> {
            texts.add(group.title());
            group.lines().forEach(line -> texts.addAll(List.of(line.shown().title(), line.note())));
        });
        texts.addAll(area.products().lines().stream().map(Line::note).toList());
        texts.addAll(area.seats().lines().stream().map(Line::note).toList());
        texts.addAll(area.links().values().stream().map(SupportItem::text).toList());
        return texts;
    }

    private static final class FailingPanel implements SupportPanel {

        @Override
        public String id() {
            return "failing";
        }

        @Override
        public Optional<PanelContent> content(Visit visit, CustomerId customer) {
            throw new IllegalStateException("down");
        }
    }
}
