package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;
import static org.chaland.journey.World.START;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.internal.Digests;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.privacy.PersonalData;
import org.chaland.spi.PersonalDataContributor;
import org.chaland.spi.RemoteCallInTransactionException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever is signed in gets all that is kept about them, and nothing about anybody else (GDPR art. 15 and 20). */
class ExportTest extends OfficeJourney {

    private static final int PEOPLE = 1_000;
    private static final int CHOSEN = 617;
    private static final String SECRET_STAFF = "staff-who-must-not-be-named";

    @Test
    void ofAThousandPeopleOneGetsAllOfTheirsAndNothingOfTheOthers() {
        IntStream.range(0, PEOPLE).forEach(this::keep);

        var texts = texts(export(account(CHOSEN)).tree());

        var canaries = texts.stream().filter(text -> text.contains("canary-")).toList();
        assertThat(canaries).allMatch(text -> text.contains("canary-" + CHOSEN + "-"));
        assertThat(canaries).containsAll(canaries(CHOSEN));
        assertThat(texts).noneMatch(text -> text.contains(SECRET_STAFF));
    }

    @Test
    void longListsAreGivenToTheirEnd() {
        keep(1);
        IntStream.range(0, 1_001).forEach(number -> {
            storage.purchases().insert(purchase(1, "more-" + number));
            storage.audit().append(entry(1, id(7, number)));
            storage.disclosures().append(List.of(disclosure(1, id(8, number))));
        });

        var tree = export(account(1)).tree();

        assertThat(list(tree, "purchases")).hasSize(1_002);
        assertThat(list(tree, "changes")).hasSize(1_002);
        assertThat(list(tree, "disclosures")).hasSize(1_002);
    }

    @Test
    void itIsToldUntilWhenWhatWasBoughtIsKept() {
        keep(1);
        storage.purchases().insert(purchase(1, "unpaid"));
        storage.purchases()
                .insert(purchase(1, "paid").toBuilder().completed(START).build());

        assertThat(list(export(account(1)).tree(), "purchases"))
                .filteredOn(bought -> !"order-1".equals(((Map<?, ?>) bought).get("reference")))
                .extracting("reference", "keptUntil")
                .contains(tuple("paid", "2036-12-31T23:00:00Z"), tuple("unpaid", "2026-05-30T08:00:00Z"));
    }

    @Test
    void whatWasMergedIsTheirsToo() {
        world.submitAs(ada, ADA);
        var own = world.customerOf(ada).orElseThrow().id();
        var other = buyer(People.EVE, "order-2");
        merge(other, own);

        var tree = export(ada).tree();

        assertThat(list(tree, "records")).extracting("id").containsExactly(own.toString(), other.toString());
        assertThat(list(tree, "purchases")).extracting("reference").containsExactly("order-2");
        assertThat(list(tree, "changes")).extracting("action").contains("CREATED", "PURCHASE_RECORDED", "MERGED");
        assertThat(texts(tree)).contains(REASON).noneMatch(text -> text.contains("staff-7"));
    }

    @Test
    void whatWasShownOfEverybodyIsToldOnceFromTheFirstRecordOn() {
        assertThat(office.export(STAFF)).isEmpty();
        world.clock.advance(Duration.ofMinutes(1));
        var other = buyer(People.EVE, "order-2");
        assertThat(office.export(STAFF)).hasSize(1);
        world.clock.advance(Duration.ofMinutes(1));
        world.submitAs(ada, ADA);
        var own = world.customerOf(ada).orElseThrow().id();
        merge(other, own);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(office.export(STAFF)).hasSize(1);

        assertThat(list(export(ada).tree(), "disclosures"))
                .filteredOn(
                        shown -> ((Map<?, ?>) shown).get("fields").toString().contains("billing.vatId"))
                .filteredOn(
                        shown -> !((Map<?, ?>) shown).get("fields").toString().contains("accounts"))
                .extracting("at")
                .containsExactly(
                        START.plusSeconds(180).toString(), START.plusSeconds(60).toString());
    }

    @Test
    void nobodyElseGetsAnything() {
        keep(1);

        assertRefused(Visitor.anonymous());
        assertRefused(Visitor.operator());
        assertRefused(Visitor.signedIn(new Account(LMS, "somebody else")));
    }

    @Test
    void anAccountThatHasEndedKeepsNobodyFromItAndOneThatIsGoneDoes() {
        keep(1, Link.State.SUSPENDED);
        keep(2, Link.State.BROKEN);

        assertThat(texts(export(account(1)).tree())).contains("SUSPENDED");
        assertRefused(Visitor.signedIn(account(2)));
    }

    @Test
    void anotherShopsRecordsAreNotGiven() {
        keep(1);
        var there = Customer.builder(ELSEWHERE, new CustomerId(id(9, 1)), START)
                .details(details(99))
                .links(List.of(Link.signedIn(account(1), START)))
                .build();
        storage.customers().insert(there);

        assertThat(texts(export(account(1)).tree())).noneMatch(text -> text.contains("canary-99-"));
    }

    @Test
    void whatTheHostKeepsStandsWithIt() {
        var host = contributor("forum", List.of(Map.of("title", "How to keep bees")));
        var world = new World(storage, List.of(), builder -> builder.personalDataContributor(host));
        keep(1);

        var outcome = world.chaland.privacy().export(Visit.of(SHOP, Visitor.signedIn(account(1))));

        var tree = outcome.orElseThrow().tree();
        assertThat(list(tree, "contributed"))
                .containsExactly(Map.of("name", "forum", "entries", List.of(Map.of("title", "How to keep bees"))));
    }

    @Test // I10
    void aContributorThatThrowsFailsTheExportAndIsLoggedOnceWithItsFramesAndWithoutItsMessage() {
        var broken = new BrokenContributor();
        var world = new World(storage, List.of(), builder -> builder.personalDataContributor(broken));
        keep(1);
        var log = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger("org.chaland");
        log.start();
        logger.addAppender(log);
        try {
            assertThatThrownBy(() -> world.chaland.privacy().export(Visit.of(SHOP, Visitor.signedIn(account(1)))))
                    .isSameAs(broken.failure);
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list).hasSize(1);
        var written = log.list.get(0);
        assertThat(written.getLevel()).isEqualTo(Level.WARN);
        assertThat(written.getLoggerName()).isEqualTo("org.chaland.privacy.DataExport");
        assertThat(written.getFormattedMessage()).contains("contributor forum");
        assertThat(ThrowableProxyUtil.asString(written.getThrowableProxy()))
                .contains("IllegalStateException", "ExportTest$BrokenContributor.about(")
                .doesNotContain("canary-");
    }

    private static final class BrokenContributor implements PersonalDataContributor {

        private final RuntimeException failure = new IllegalStateException("canary-1-message");

        @Override
        public String name() {
            return "forum";
        }

        @Override
        public List<Map<String, String>> about(ShopId shop, Set<CustomerId> records, List<String> references) {
            failure.fillInStackTrace();
            throw failure;
        }
    }

    @Test
    void twoContributorsOfOneNameAndANameThatIsNoneAreRefusedAtTheStart() {
        for (var names : List.of(List.of("forum", "forum"), List.of("Forum"), List.of(""), List.of("a".repeat(41)))) {
            assertThatThrownBy(() -> new World(
                            storage,
                            List.of(),
                            builder -> names.forEach(
                                    name -> builder.personalDataContributor(contributor(name, List.of())))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("1 to 40");
        }
    }

    @Test
    void insideATransactionItIsRefused() {
        assertThatThrownBy(() -> storage.transactions().inTransaction(() -> export(ada)))
                .isInstanceOf(RemoteCallInTransactionException.class);
    }

    @Test
    void theSchemaKnowsEveryName() {
        keep(1);
        storage.customers().link(SHOP, buyer(People.EVE, "order-3"), Link.signedIn(ada, START));

        var names = Stream.concat(
                names(export(account(1)).tree()), names(export(ada).tree()));

        assertThat(names.distinct().filter(name -> Field.ofPath(name).isEmpty()))
                .allSatisfy(name -> assertThat(PersonalData.schema()).contains('"' + name + '"'));
    }

    @Test
    void theTextFormShowsNothing() {
        keep(1);

        assertThat(export(account(1))).hasToString("PersonalData[]");
    }

    private PersonalData export(Account account) {
        return world.chaland
                .privacy()
                .export(Visit.of(SHOP, Visitor.signedIn(account)))
                .orElseThrow();
    }

    private void assertRefused(Visitor visitor) {
        assertThat(world.chaland.privacy().export(Visit.of(SHOP, visitor))).isEmpty();
    }

    private void keep(int number) {
        keep(number, Link.State.ACTIVE);
    }

    private void keep(int number, Link.State state) {
        storage.customers()
                .insert(Customer.builder(SHOP, customer(number), START)
                        .details(details(number))
                        .links(List.of(Link.created(account(number), START).in(state)))
                        .build());
        storage.purchases().insert(purchase(number, "canary-" + number + "-order"));
        storage.audit().append(entry(number, id(2, number)));
        storage.disclosures().append(List.of(disclosure(number, id(3, number))));
        storage.claims()
                .insert(Claim.builder(
                                id(4, number),
                                SHOP,
                                Claim.Purpose.TAKE_RECORDS,
                                Digests.askerOf(account(number)),
                                email(number),
                                START)
                        .build());
    }

    private static Purchase purchase(int number, String reference) {
        return Purchase.builder(new PurchaseRef(SHOP, reference), customer(number), details(number), START)
                .trainings(List.of(Training.of("canary-" + number + "-course").until(START)))
                .build();
    }

    private static AuditEntry entry(int number, UUID id) {
        var reason = Optional.of("canary-" + number + "-reason");
        return new AuditEntry(id, SHOP, customer(number), AuditEntry.Action.EDITED, SECRET_STAFF, reason, START);
    }

    private static Disclosure disclosure(int number, UUID id) {
        var purpose = new Purpose("canary-" + number + "-purpose");
        return new Disclosure(
                id,
                SHOP,
                Optional.of(customer(number)),
                SECRET_STAFF,
                "office",
                purpose,
                Set.of(PersonalField.EMAIL),
                START);
    }

    /** All that was kept, but for what names nobody. */
    private static List<String> canaries(int number) {
        return Stream.concat(
                        Stream.of("subject", "order", "course", "reason", "purpose")
                                .map(what -> "canary-" + number + "-" + what),
                        Stream.concat(
                                details(number).values().values().stream(),
                                Stream.of(email(number).value())))
                .toList();
    }

    private static Details details(int number) {
        return Details.of(Arrays.stream(Field.values())
                .collect(Collectors.toMap(field -> field, field -> "canary-" + number + "-" + field.path())));
    }

    private static CanonicalEmail email(int number) {
        return CanonicalEmail.of("canary-" + number + "-@example.org").orElseThrow();
    }

    private static Account account(int number) {
        return new Account(LMS, "canary-" + number + "-subject");
    }

    private static CustomerId customer(int number) {
        return new CustomerId(id(1, number));
    }

    private static UUID id(int kind, int number) {
        return new UUID(0x0191_0000_0000_7000L + kind, 0x8000_0000_0000_0000L + number);
    }

    private static PersonalDataContributor contributor(String name, List<Map<String, String>> kept) {
        return new PersonalDataContributor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Map<String, String>> about(ShopId shop, Set<CustomerId> records, List<String> references) {
                return shop.equals(SHOP)
                                && records.equals(Set.of(customer(1)))
                                && references.equals(List.of("canary-1-order"))
                        ? kept
                        : List.of();
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> tree, String name) {
        return (List<Object>) tree.get(name);
    }

    private static List<String> texts(Object tree) {
        return tree instanceof Map<?, ?> map
                ? map.values().stream().flatMap(value -> texts(value).stream()).toList()
                : tree instanceof Collection<?> list
                        ? list.stream().flatMap(value -> texts(value).stream()).toList()
                        : List.of(tree.toString());
    }

    private static Stream<String> names(Object tree) {
        return tree instanceof Map<?, ?> map
                ? map.entrySet().stream()
                        .flatMap(member -> Stream.concat(Stream.of((String) member.getKey()), names(member.getValue())))
                : tree instanceof Collection<?> list ? list.stream().flatMap(ExportTest::names) : Stream.empty();
    }
}
