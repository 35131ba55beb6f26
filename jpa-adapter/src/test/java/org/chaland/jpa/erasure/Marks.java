package org.chaland.jpa.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.jpa.erasure.MarkedShop.SHOP;
import static org.chaland.jpa.erasure.MarkedShop.expectEqual;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.Field;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Storage;

/** Two people with a shop on a database, one of whom demands to be erased; and a search for either. */
final class Marks {

    private static final Set<String> FROZEN = Stream.of(Field.values())
            .map(field -> "chaland_purchase." + field.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    final Canaries ada = new Canaries("zqa", "739184265");
    final Canaries bob = new Canaries("zqb", "739184256");
    final MarkedShop.Outside outside = new MarkedShop.Outside();
    private final String url;
    private List<Account> accounts = List.of();

    /** @param url of the database */
    Marks(String url) {
        this.url = url;
    }

    MarkedShop live(Storage storage) {
        var shop = new MarkedShop(storage, outside);
        accounts = List.of(Lives.lived(shop, ada, "ada"), Lives.lived(shop, bob, "bob"));
        return shop;
    }

    /** Ada only. */
    void liveAlone(Storage storage) {
        accounts = List.of(Lives.lived(new MarkedShop(storage, outside), ada, "ada"));
    }

    Account adas() {
        return accounts.get(0);
    }

    Account bobs() {
        return accounts.get(1);
    }

    /** She demands it, and what follows is done. */
    void eraseAda(Storage storage) {
        var shop = new MarkedShop(storage, outside);
        demandedOn(shop);
        shop.upkeep();
        shop.upkeep();
    }

    private void demandedOn(MarkedShop shop) {
        expectEqual(
                true,
                shop.chaland
                        .privacy()
                        .erase(Visit.of(SHOP, Visitor.signedIn(adas())), true)
                        .orElseThrow()
                        .erased());
    }

    /** Whether it was not done, or not to the end, when whoever did it died. */
    boolean isAdaKnown(Storage storage) {
        return storage.customers().findByAccount(SHOP, adas()).isPresent();
    }

    void upkeep(Storage storage) {
        new MarkedShop(storage, outside).upkeep();
    }

    // What is found

    List<Cell> cells() {
        return Cell.all(url);
    }

    List<Cell> ofAda() {
        return cells().stream().filter(cell -> !ada.in(cell.text()).isEmpty()).toList();
    }

    Set<Cell> ofBob() {
        return cells().stream().filter(cell -> !bob.in(cell.text()).isEmpty()).collect(Collectors.toSet());
    }

    Set<String> occasions(Iterable<Cell> cells) {
        var occasions = new TreeSet<String>();
        cells.forEach(cell -> {
            occasions.addAll(ada.in(cell.text()));
            occasions.addAll(bob.in(cell.text()));
        });
        return occasions;
    }

    Set<String> atProvider() {
        return Reachable.from(outside.lms).stream()
                .flatMap(text -> ada.in(text).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of her, what is found elsewhere than with what she paid. */
    List<Cell> misplaced() {
        return ofAda().stream()
                .filter(cell -> !(FROZEN.contains(cell.place()) && Lives.PAID.contains(cell.reference())))
                .toList();
    }

    void requireVouchersOnly() {
        assertThat(misplaced()).isEmpty();
        assertThat(occasions(ofAda())).isEqualTo(Lives.VOUCHERS);
        assertThat(atProvider()).isEmpty();
        assertThat(outside.lms.accounts()).doesNotContain(adas());
    }

    /** By their ids. */
    Set<String> recordsOfAda(Storage storage) {
        var record = storage.customers().findByAccount(SHOP, adas()).orElseThrow();
        return Stream.concat(storage.directory().mergedInto(SHOP, record.id()).stream(), Stream.of(record.id()))
                .map(Object::toString)
                .collect(Collectors.toSet());
    }
}
