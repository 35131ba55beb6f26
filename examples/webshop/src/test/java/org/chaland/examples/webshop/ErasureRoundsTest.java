package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Somebody is erased while an account is made for them, while their order is cancelled, and while they sign in and buy again, over
 * HTTP and at moments that a seed decides: what is erased leaves no link, no account and no mail, and the shop's orders and Chaland's
 * purchases agree.
 */
@Tag("deep")
class ErasureRoundsTest {

    private static final int ROUNDS = Integer.getInteger("chaland.erasure.rounds", 500);
    private static final int MOST_TRIES = 100;
    private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(60);

    /** Links of records that are not in use. */
    private static final String LINKS = """
            select count(*) from chaland_link l join chaland_customer c on c.id = l.customer_id
            where c.state <> 'ACTIVE'
            """;

    /** Accounts that the shop had made, of which no record in use knows, and which nobody is going to delete. */
    private static final String ACCOUNTS = """
            select count(*) from lms_person p
            where p.shop_key is not null
            and not exists (select 1 from chaland_link l where l.subject = p.id)
            and not exists (select 1 from chaland_task t where t.account_subject = p.id and t.state <> 'DONE')
            """;

    /** What the shop has written to whoever is erased. */
    private static final String MAILS = """
            select count(*) from mail m join chaland_customer c on m.about = cast(c.id as varchar)
            where c.state = 'ERASED'
            """;

    /** Orders of the shop without a purchase of Chaland's in the same state, and purchases without such an order. */
    private static final String APART = """
            with ordered as (
                select reference, case state when 'PAID' then 'COMPLETED' else state end as state from shop_order),
            bought as (select reference, state from chaland_purchase)
            select (select count(*) from (select * from ordered except select * from bought))
                + (select count(*) from (select * from bought except select * from ordered))
            """;

    private static final String UNFINISHED = "select count(*) from chaland_task where state = 'OPEN'";
    private static final String ERASED = "select count(*) from chaland_customer where state = 'ERASED'";

    private final long seed = Long.getLong("chaland.erasure.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    private Path data;

    @Test
    void whatIsErasedMeanwhileLeavesNoLinkNoAccountAndNoMailAndOrdersAndPurchasesAgree() throws Exception {
        try (var shop = RunningShop.start(data)) {
            var database = shop.bean(JdbcTemplate.class);
            var staff = Staff.signIn(shop.browser());
            var colleague = Staff.signIn(shop.browser(), "colleague");
            for (int round = 1; round <= ROUNDS; round++) {
                var email = "round-" + round + "@example.org";
                atOnce(round % 2 == 0 ? ofAnOwner(shop, staff, email) : ofAGuest(shop, staff, colleague, email));
                // Limits of one client, and pauses between attempts, are over.
                shop.clock().advance(Duration.ofHours(2));
                for (int run = 0; run < 4; run++) {
                    shop.upkeep();
                    shop.clock().advance(Duration.ofHours(2));
                }

                for (var left : List.of(LINKS, ACCOUNTS, MAILS, APART, UNFINISHED)) {
                    assertThat(count(database, left))
                            .as("round %d, seed %d: %s", round, seed, left)
                            .isZero();
                }
            }
            var states = database.queryForList("select distinct state from chaland_purchase", String.class);
            assertThat(states).as("seed %d", seed).contains("COMPLETED", "CANCELLED");
            System.out.printf(
                    "%d rounds, %d orders, %d records erased, %d not, seed %d%n",
                    ROUNDS,
                    count(database, "select count(*) from shop_order"),
                    count(database, ERASED),
                    count(database, "select count(*) from chaland_customer where state = 'ACTIVE'"),
                    seed);
            assertThat(count(database, ERASED)).isGreaterThan(ROUNDS / 4L);
            database.update("update shop_order set state = 'PLACED' where reference ="
                    + " (select max(reference) from shop_order where state = 'CANCELLED')");
            assertThat(count(database, APART))
                    .as("an order in another state is found on both sides")
                    .isEqualTo(2);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Who has an account that the shop had made, and erases themselves. */
    private List<Callable<?>> ofAnOwner(RunningShop shop, Staff staff, String email) {
        var owner = Walk.customer(shop, email, "en");
        var order = owner.order(Map.of("method", "now"), "joinery");
        var elsewhere = Walk.newcomer(shop);
        var guest = Walk.newcomer(shop);
        var erase = owner.browser().get("/my-data/erase").form("#erase").with("giveUp", "true");
        return List.of(
                erase::send,
                () -> elsewhere.signIn(email, Walk.PASSWORD),
                () -> guest.buy(email, "now"),
                () -> staff.cancel(order),
                shop::upkeep);
    }

    /** Who has no account yet: their payment is confirmed in the same moment. */
    private List<Callable<?>> ofAGuest(RunningShop shop, Staff staff, Staff colleague, String email) {
        var order = Walk.newcomer(shop)
                .buy(email, "transfer")
                .html()
                .select("strong.reference")
                .text();
        var found = staff.search(email).html().select("a[href^=/staff/customers/]").stream()
                .map(link -> link.attr("href"))
                .filter(address -> address.length() > 40)
                .findFirst()
                .orElseThrow();
        var guest = Walk.newcomer(shop);
        return List.of(
                () -> staff.confirm(order),
                () -> erased(colleague, found),
                () -> guest.buy(email, "now"),
                shop::upkeep,
                shop::upkeep);
    }

    /** As soon as the payment is recorded, and so while the account is made; not at all if that is not seen in time. */
    private static Optional<Page> erased(Staff staff, String customer) {
        var page = staff.browser().get(customer + "/erase");
        for (int tries = 0; tries < MOST_TRIES && page.html().select("#erase").isEmpty(); tries++) {
            page = staff.browser().get(customer + "/erase");
        }
        return page.html().select("#erase").isEmpty()
                ? Optional.empty()
                : Optional.of(page.form("#erase").with("giveUp", "true").send());
    }

    private void atOnce(List<Callable<?>> steps) throws Exception {
        var running = new ArrayList<Callable<Object>>();
        for (var step : steps) {
            var pause = random.nextLong(LATEST);
            running.add(() -> {
                LockSupport.parkNanos(pause);
                return step.call();
            });
        }
        for (var step : threads.invokeAll(running)) {
            step.get();
        }
    }

    private static long count(JdbcTemplate database, String query) {
        return database.queryForObject(query, Long.class);
    }
}
