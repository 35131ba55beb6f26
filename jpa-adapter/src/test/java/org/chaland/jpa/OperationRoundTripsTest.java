package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.World.RETURN;
import static org.chaland.journey.World.SHOP;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.backoffice.Staff;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignInRequest;
import org.chaland.journey.World;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Purpose;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the moments of a purchase cost, in statements; commits and savepoints come on top. */
@Tag("matrix")
@Tag("shop")
class OperationRoundTripsTest {

    private static final List<String> NO_STATEMENTS =
            List.of("savepoint chaland", "release chaland", "rollback chaland", "commit", "rollback");
    private static final Visitor ANONYMOUS = Visitor.anonymous();
    private static final Staff STAFF = Staff.of(SHOP, "staff-7", "office", Purpose.ORDER_HANDLING);
    private static final Details TYPED = Details.of(Contact.builder()
            .givenName("Ada")
            .familyName("Example")
            .addressLine1("1 Rue des Tests")
            .postalCode("75001")
            .city("Paris")
            .country("FR")
            .email("ada@example.org")
            .language("fr")
            .build());

    private final String url = TestDatabase.freshUrl();
    private final RecordingDataSource recording = new RecordingDataSource(url);
    private final TestDatabase database = TestDatabase.create(url, recording.asDataSource());
    private final World world = new World(database.storage(), List.of());
    private final Account ada = world.user(
            Contact.builder().familyName("Ada").email("ada@example.org").build());
    private final Visitor asAda = Visitor.signedIn(ada);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void openingTheFormIsNoStatementForAnybodyAndOneForWhoeverIsSignedIn() {
        world.submitAs(ada, TYPED);

        assertThat(statements(() -> world.open(ANONYMOUS, Optional.empty()))).isEmpty();
        assertThat(statements(() -> world.open(asAda, Optional.empty()))).containsExactly("select chaland_customer");
    }

    @Test
    void submittingIsThreeStatements() {
        assertThat(statements(() -> world.guest(TYPED)))
                .as("a guest")
                .containsExactly("insert chaland_checkout", "insert chaland_customer", "insert chaland_customer_term");

        world.submitAs(ada, TYPED);
        var base = world.open(asAda, Optional.empty()).base();
        assertThat(statements(() -> world.submit(asAda, Optional.empty(), TYPED, base)))
                .as("a customer")
                .containsExactly("select chaland_customer", "select chaland_customer", "insert chaland_checkout");
    }

    /**
     * Once in the life of a record, each table that begins with it is written to: nothing less keeps link and telling with it. An
     * account that the shop made before is to show the new record, so it is looked for.
     */
    @Test
    void firstSubmissionOfAnAccountAlsoLinksAndTells() {
        var base = world.open(asAda, Optional.empty()).base();

        assertThat(statements(() -> world.submit(asAda, Optional.empty(), TYPED, base)))
                .containsExactly(
                        "select chaland_customer",
                        "select chaland_customer",
                        "insert chaland_customer",
                        "insert chaland_link",
                        "insert chaland_customer_term",
                        "insert chaland_task",
                        "insert chaland_task",
                        "select chaland_account",
                        "insert chaland_checkout");
    }

    /**
     * Coming back ends the attempt, so that no other answer counts; then the provider is asked, outside. The customer is locked, because its
     * epoch is written to the checkout.
     */
    @Test
    void goingToSignInIsOneStatementAndComingBackTen() {
        world.submitAs(ada, TYPED);
        var begun = new ArrayList<BeginSignInOutcome.Redirect>();

        assertThat(statements(() -> begun.add((BeginSignInOutcome.Redirect) world.chaland
                        .checkout()
                        .beginSignIn(
                                World.visit(ANONYMOUS, Optional.empty()),
                                SignInRequest.at(World.LMS, RETURN),
                                Details.empty()))))
                .containsExactly("insert chaland_checkout");

        var answer = world.lms.signIn(begun.get(0).address(), ada);
        assertThat(statements(() -> world.chaland
                        .checkout()
                        .signedIn(World.visit(ANONYMOUS, begun.get(0).handle()), answer, RETURN)))
                .containsExactly(
                        "select chaland_checkout",
                        "select chaland_checkout",
                        "update chaland_checkout",
                        "select chaland_checkout",
                        "select chaland_customer",
                        "select chaland_customer",
                        "select chaland_customer for update",
                        "select chaland_customer",
                        "select chaland_customer",
                        "update chaland_checkout");
    }

    /**
     * The purchase is read to know whom to lock, since customers are locked before purchases, and again under its lock; links
     * are read once their customer is locked. What follows is written together.
     */
    @Test
    void completingIsSixStatements() {
        world.place(ANONYMOUS, world.guest(TYPED), "order-1");

        assertThat(statements(() -> world.complete("order-1")))
                .containsExactly(
                        "select chaland_purchase",
                        "select chaland_customer for update",
                        "select chaland_customer",
                        "select chaland_purchase for update",
                        "update chaland_purchase",
                        "insert chaland_task");
        assertThat(statements(() -> world.complete("order-1")))
                .as("told again")
                .hasSize(4)
                .allMatch(statement -> statement.startsWith("select"));
    }

    /** The database does not say which of the tasks it knows, so each is written by itself; then the one that is there is renewed. */
    @Test
    void completingWhileTheAccountOfAnEarlierPaymentIsStillBeingMadeIsTenStatements() {
        world.recorded(world.place(ANONYMOUS, world.guest(TYPED), "order-1"), "order-2");
        world.complete("order-1");

        assertThat(statements(() -> world.complete("order-2")))
                .hasSize(10)
                .endsWith(
                        "update chaland_purchase",
                        "insert chaland_task",
                        "insert chaland_task",
                        "insert chaland_task",
                        "select chaland_task",
                        "update chaland_task");
    }

    /** Whether the order was placed before is asked to know whom to lock; the checkout is read again under that lock. */
    @Test
    void placingIsNineStatements() {
        var visit = World.visit(ANONYMOUS, world.guest(TYPED));
        var reviewed = world.reviewed(visit);

        assertThat(statements(() -> world.chaland.checkout().placed(visit, "order-1", List.of(), reviewed)))
                .containsExactly(
                        "select chaland_checkout",
                        "select chaland_customer",
                        "select chaland_purchase",
                        "select chaland_customer for update",
                        "select chaland_customer",
                        "select chaland_checkout",
                        "select chaland_customer",
                        "insert chaland_purchase",
                        "update chaland_checkout");
    }

    /** One of them asks until when the account can be used, over all shops: our own side does not wait for the provider to suspend it. */
    @Test
    void supportAreaIsSixStatementsHoweverManyPurchasesThereAre() {
        buy(1, 2);
        world.upkeep();
        assertThat(statements(this::openSupport)).hasSize(6).allMatch(statement -> statement.startsWith("select"));

        buy(2, 25);

        assertThat(statements(this::openSupport)).hasSize(6);
    }

    /** What staff type may be the reference of an order, which is asked first. */
    @Test
    void pageOfTheBackOfficeIsOneStatementAndASearchOneMoreAndWhatIsShownIsWrittenByAnother() {
        buy(1, 5);
        var office = world.chaland.backOffice();

        assertThat(statements(() -> office.newest(STAFF, Optional.empty())))
                .hasSize(2)
                .endsWith("insert chaland_disclosure");
        // Nobody is shown by these, so nothing is written.
        assertThat(statements(() -> office.sharingEmail(STAFF, Optional.empty())))
                .hasSize(1);
        assertThat(statements(() -> office.waitingTasks(STAFF, Optional.empty(), Locale.ENGLISH)))
                .containsExactly("select chaland_task", "insert chaland_disclosure");
        assertThat(statements(() -> office.search(STAFF, "ada", Optional.empty())))
                .hasSize(3)
                .endsWith("insert chaland_disclosure");
    }

    private void buy(int from, int to) {
        for (int number = from; number < to; number++) {
            var reference = "order-" + number;
            world.place(asAda, world.submitAs(ada, TYPED), reference);
            world.complete(reference);
        }
    }

    private void openSupport() {
        world.chaland.support().open(Visit.of(SHOP, asAda));
    }

    private List<String> statements(Runnable operation) {
        recording.seen();
        operation.run();
        var seen = new ArrayList<>(recording.seen());
        seen.removeAll(NO_STATEMENTS);
        return seen;
    }
}
