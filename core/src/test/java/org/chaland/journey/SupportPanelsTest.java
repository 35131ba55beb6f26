package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.chaland.journey.World.SHOP;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.CustomerId;
import org.chaland.model.Handle;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.PanelContent;
import org.chaland.spi.PurchaseHistory;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.SupportItem;
import org.chaland.spi.SupportPanel;
import org.chaland.support.SupportArea;
import org.chaland.support.SupportArea.Block;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Blocks of other modules: in their order, and each on its own. */
class SupportPanelsTest {

    private static final String CANARY = "qxcanary";

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.chaland");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void panelsComeByOrderThenById() {
        var scene = sceneWith(panel("b", 0), panel("a", 1), panel("z", -1), panel("a1", 0));

        assertThat(scene.area().panels()).extracting(Block::id).containsExactly("z", "a1", "b", "a");
    }

    @Test
    void aPanelShowsItsItemsAndOtherwiseItsOwnMessage() {
        var item = SupportItem.of("Call us", URI.create("tel:+33199001234"));
        var scene = sceneWith(
                panel("advice", visit -> Optional.of(new PanelContent("Advice", List.of(item), "Closed"))),
                panel("news", visit -> Optional.of(new PanelContent("News", List.of(), "No news"))));

        assertThat(scene.area().panels())
                .extracting(Block::id, Block::title, Block::lines, Block::message, Block::failed, Block::more)
                .containsExactly(
                        tuple("advice", "Advice", List.of(item), Optional.empty(), false, Optional.empty()),
                        tuple("news", "News", List.of(), Optional.of("No news"), false, Optional.empty()));
    }

    @Test
    void aPanelIsToldWhoseAreaItIsAndGetsNoHandle() {
        var watching = new WatchingPanel();
        var scene = sceneWith(watching);
        var visit = Visit.of(SHOP, Visitor.signedIn(scene.ada))
                .withLocale(Locale.FRENCH)
                .withClient("198.51.100.7");

        var area = (SupportArea) scene.world.chaland.support().open(visit.withHandle(new Handle("secret")));

        assertThat(watching.visits).containsExactly(visit);
        assertThat(watching.customers).containsExactly(scene.adasId());
        assertThat(area.panels()).as("a panel that has no place here").isEmpty();
    }

    @Test
    void whoeverHasNoAreaIsShownToNoPanel() {
        var watching = new WatchingPanel();
        var scene = sceneWith(watching);

        for (var visitor : List.of(Visitor.anonymous(), Visitor.operator())) {
            scene.none(scene.view(visitor));
        }

        assertThat(watching.visits).isEmpty();
    }

    static Stream<Named<SupportPanel>> failing() {
        return Stream.of(
                Named.of("exception", throwing(new IllegalStateException(CANARY))),
                Named.of("checked exception of another language", throwing(new IOException(CANARY))),
                Named.of("null", panel("broken", visit -> cast(null))),
                Named.of("class missing", throwing(new NoClassDefFoundError(CANARY))),
                Named.of("class that fails to start", throwing(new ExceptionInInitializerError(CANARY))),
                Named.of("endless recursion", panel("broken", SupportPanelsTest::endless)),
                Named.of(
                        "an item missing",
                        panel(
                                "broken",
                                visit -> Optional.of(new PanelContent(
                                        "Title", Arrays.asList(SupportItem.of("x"), cast(null)), "-")))),
                Named.of(
                        "a script for an address",
                        panel(
                                "broken",
                                visit -> Optional.of(new PanelContent(
                                        "Title",
                                        List.of(SupportItem.of("x", URI.create("javascript:qxcanary"))),
                                        "-")))),
                Named.of(
                        "a blank title", panel("broken", visit -> Optional.of(new PanelContent(" ", List.of(), "-")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failing")
    void aPanelThatFailsShowsItsOwnNoticeAndTheOthersStillShow(SupportPanel broken) {
        var scene = sceneWith(panel("before", -1), broken, panel("later", 1));
        scene.paid("order-1");

        var area = scene.area();

        assertThat(area.panels()).extracting(Block::id).containsExactly("before", "broken", "later");
        assertThat(area.panels()).extracting(Block::failed).containsExactly(false, true, false);
        assertThat(area.panels().get(1).title()).isEqualTo("Another service");
        assertThat(area.panels().get(1).message())
                .contains("This service does not answer at the moment. Please come back a little later.");
        assertThat(area.transactions().lines()).hasSize(1);
        assertThat(area.products().lines()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failing") // I10
    void aFailureIsLoggedOnceWithItsFramesAndWithoutItsMessage(SupportPanel broken) {
        sceneWith(broken).area();

        assertLogged("The support area is shown without panel broken", "SupportPanelsTest");
    }

    @Test
    void aFailureOfTheHostIsLoggedWithTheChainOfItsCauses() {
        sceneWith(panel("broken", visit -> {
                    throw new IllegalStateException(CANARY, new IOException(CANARY));
                }))
                .area();

        assertLogged(
                "The support area is shown without panel broken",
                "java.lang.IllegalStateException",
                "Caused by: java.io.IOException",
                "SupportPanelsTest.lambda$aFailureOfTheHost");
    }

    /** One warning of this class, with these words in its stack trace and no canary. */
    private void assertLogged(String message, String... traced) {
        assertThat(log.list).hasSize(1);
        var written = log.list.get(0);
        assertThat(written.getLevel()).isEqualTo(Level.WARN);
        assertThat(written.getLoggerName()).isEqualTo("org.chaland.support.HostPanels");
        assertThat(written.getFormattedMessage()).isEqualTo(message);
        assertThat(ThrowableProxyUtil.asString(written.getThrowableProxy()))
                .contains(traced)
                .doesNotContain(CANARY);
    }

    @Test // The twin of those that fail: what no block can answer for is not taken for a block's failure.
    void aMachineOutOfMemoryIsNobodysBlock() {
        var scene = sceneWith(throwing(new OutOfMemoryError("pretended")));

        assertThatThrownBy(scene::area).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void aHistoryThatFailsTakesNothingButItsOwnPartAway() {
        var scene = new SupportScene(
                builder -> builder.supportPanel(panel("advice", 0)).purchaseHistory((orders, locale) -> {
                    throw new IllegalStateException(CANARY);
                }));
        scene.paid("order-1");

        var area = scene.area();

        assertThat(area.transactions().failed()).isTrue();
        assertThat(area.transactions().message())
                .contains("The details of your orders cannot be shown at the moment. Please come back a little later.");
        assertThat(area.transactions().lines().get(0).lines().get(0).shown().title())
                .isEqualTo("Order order-1");
        assertThat(List.of(area.products(), area.documents()))
                .allMatch(block -> block.failed() && block.lines().isEmpty())
                .extracting(block -> block.message().orElseThrow())
                .doesNotHaveDuplicates()
                .allMatch(message -> message.contains("cannot be shown at the moment"));
        assertThat(area.panels()).extracting(Block::failed).containsExactly(false);
        assertLogged(
                "The support area is shown without the purchase history",
                "java.lang.IllegalStateException",
                "SupportPanelsTest.lambda$aHistoryThatFails");
    }

    @Test
    void aHistoryThatAnswersNullHasFailed() {
        assertThat(failsWith((orders, locale) -> cast(null))).isTrue();
    }

    @Test
    void aHistoryThatAnswersWithNullsHasFailed() {
        assertThat(failsWith((orders, locale) -> Arrays.asList(cast(null), cast(null))))
                .isTrue();
    }

    private static boolean failsWith(PurchaseHistory history) {
        var scene = new SupportScene(builder -> builder.purchaseHistory(history));
        scene.paid("order-1");
        return scene.area().products().failed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transactions", "products", "seats", "documents", "twice"})
    void twoBlocksOfOneIdAreRefusedWhenChalandIsBuilt(String id) {
        assertThatThrownBy(() -> build(panel("twice", 0), panel(id, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(id)
                .hasMessageContaining("give each an id of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Advice", "1st", "a b", "a_b", "a\n", "a2345678901234567890123456789012345678901"})
    void anIdThatIsNoneIsRefusedWhenChalandIsBuilt(String id) {
        assertThatThrownBy(() -> build(panel(id, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("give a lower-case letter");
    }

    private static SupportScene sceneWith(SupportPanel... panels) {
        return new SupportScene(builder -> List.of(panels).forEach(builder::supportPanel));
    }

    private static void build(SupportPanel... panels) {
        var builder = Chaland.builder()
                .storage(new InMemoryStorage())
                .shops(ShopSettings.single(SHOP, World.usualRules().build()));
        List.of(panels).forEach(builder::supportPanel);
        builder.build();
    }

    private static SupportPanel panel(String id, int order) {
        return new TestPanel(
                id,
                order,
                visit -> Optional.of(new PanelContent("Title of " + id, List.of(SupportItem.of("text")), "empty")));
    }

    private static SupportPanel panel(String id, Function<Visit, Optional<PanelContent>> content) {
        return new TestPanel(id, 0, content);
    }

    private static SupportPanel throwing(Throwable failure) {
        return panel("broken", visit -> {
            throw SupportPanelsTest.<RuntimeException>unchecked(failure);
        });
    }

    /** As code of a language without checked exceptions throws. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }

    private static Optional<PanelContent> endless(Visit visit) {
        return Stream.of(visit).map(SupportPanelsTest::endless).findFirst().orElseThrow();
    }

    /** What code without null checks may do. */
    @SuppressWarnings({"unchecked", "NullAway"})
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private record TestPanel(String id, int order, Function<Visit, Optional<PanelContent>> shows)
            implements SupportPanel {

        @Override
        public Optional<PanelContent> content(Visit visit, CustomerId customer) {
            return shows.apply(visit);
        }
    }

    private static final class WatchingPanel implements SupportPanel {

        private final List<Visit> visits = new ArrayList<>();
        private final List<CustomerId> customers = new ArrayList<>();

        @Override
        public String id() {
            return "watching";
        }

        @Override
        public Optional<PanelContent> content(Visit visit, CustomerId customer) {
            visits.add(visit);
            customers.add(customer);
            return Optional.empty();
        }
    }
}
