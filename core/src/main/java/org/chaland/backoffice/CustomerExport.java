package org.chaland.backoffice;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;

/** Reads all customers of a shop, the newest first, one page at a time. */
final class CustomerExport implements Iterator<ExportedCustomer> {

    private static final int PAGE = 100;

    /** As the directory lists them; ids in the order of their bytes, which is that of their texts. */
    private static final Comparator<CustomerEntry> NEWEST_FIRST = Comparator.comparing(CustomerEntry::createdAt)
            .thenComparing(entry -> entry.id().toString())
            .reversed();

    private static final Page NOTHING = new Page(Optional.empty(), List.of());
    private static final Set<PersonalField> EXPORTED = exported();

    private final Parts parts;
    private final Access access;
    private final Staff staff;
    private final ShopId shop;
    private final Deque<ExportedCustomer> read = new ArrayDeque<>();

    /** Up to where everybody was read. */
    private Optional<CustomerEntry> position = Optional.empty();

    private boolean ended;

    CustomerExport(Parts parts, Access access, Staff staff, ShopId shop) {
        this.parts = parts;
        this.access = access;
        this.staff = staff;
        this.shop = shop;
    }

    private static Set<PersonalField> exported() {
        var fields = EnumSet.of(PersonalField.RECORD);
        fields.addAll(Veil.TYPED);
        return fields;
    }

    @Override
    public boolean hasNext() {
        while (read.isEmpty() && !ended) {
            var page = access.look(staff, shop, PersonalField.RECORD, NOTHING, this::nextPage);
            position = page.position().or(() -> position);
            read.addAll(page.customers());
            ended = page.position().isEmpty();
        }
        return !read.isEmpty();
    }

    @Override
    public ExportedCustomer next() {
        if (!hasNext()) {
            throw new NoSuchElementException("All customers of shop " + shop + " were read.");
        }
        return read.remove();
    }

    /**
     * What follows the position; empty only at the end. A list goes on after somebody who is on it: if the last one read is not
     * any more, their place is found again from the start.
     */
    private List<CustomerEntry> page() {
        var cursor = position;
        while (true) {
            var page = parts.storage().directory().newest(shop, cursor.map(CustomerEntry::id), PAGE);
            var unread = page.stream().filter(this::isUnread).toList();
            if (!unread.isEmpty()) {
                return unread;
            }
            if (!page.isEmpty()) {
                cursor = Optional.of(page.get(page.size() - 1));
            } else if (cursor.isEmpty() || isListed(cursor.get())) {
                return page;
            } else {
                cursor = Optional.empty();
            }
        }
    }

    private boolean isUnread(CustomerEntry entry) {
        return position.isEmpty() || NEWEST_FIRST.compare(entry, position.get()) > 0;
    }

    private boolean isListed(CustomerEntry entry) {
        return parts.storage()
                .customers()
                .find(shop, entry.id())
                .filter(Customer::isActive)
                .isPresent();
    }

    /** Changes nothing here: its transaction may be repeated. */
    private Page nextPage(Look look) {
        var page = page();
        var customers =
                page.stream().flatMap(entry -> read(look, entry).stream()).toList();
        return new Page(page.stream().reduce((earlier, later) -> later), customers);
    }

    private Optional<ExportedCustomer> read(Look look, CustomerEntry entry) {
        return parts.storage()
                .customers()
                .find(shop, entry.id())
                .filter(Customer::isActive)
                .filter(customer -> look.reaches(customer.id()))
                .map(customer -> new ExportedCustomer(
                        customer.id(),
                        customer.createdAt(),
                        !customer.isGuest(),
                        Veil.over(customer.details().values(), look.see(customer.id(), EXPORTED))));
    }

    /** @param position the last one who was listed; empty at the end */
    private record Page(Optional<CustomerEntry> position, List<ExportedCustomer> customers) {}
}
