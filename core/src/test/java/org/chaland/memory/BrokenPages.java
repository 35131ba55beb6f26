package org.chaland.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseCounts;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerDirectory;

/** Ways to get every list of a directory wrong at once. */
abstract class BrokenPages extends ForwardingDirectory {

    static final int ALL = 1_000;

    BrokenPages(CustomerDirectory sound) {
        super(sound);
    }

    /** A list of the sound directory. */
    @FunctionalInterface
    interface Lines {

        List<CustomerEntry> page(Optional<CustomerId> after, int limit);
    }

    abstract List<CustomerEntry> page(Lines sound, Optional<CustomerId> after, int limit);

    @Override
    public List<CustomerEntry> newest(ShopId shop, Optional<CustomerId> after, int limit) {
        return page((last, most) -> super.newest(shop, last, most), after, limit);
    }

    @Override
    public List<CustomerEntry> search(ShopId shop, List<String> prefixes, Optional<CustomerId> after, int limit) {
        return page((last, most) -> super.search(shop, prefixes, last, most), after, limit);
    }

    @Override
    public List<CustomerEntry> withEmail(ShopId shop, CanonicalEmail email, Optional<CustomerId> after, int limit) {
        return page((last, most) -> super.withEmail(shop, email, last, most), after, limit);
    }

    @Override
    public List<CustomerEntry> sharingEmail(ShopId shop, Optional<CustomerId> after, int limit) {
        return page((last, most) -> super.sharingEmail(shop, last, most), after, limit);
    }

    /** Turns every list round, before it is cut into pages. */
    static BrokenPages reversed(CustomerDirectory sound) {
        return new BrokenPages(sound) {
            @Override
            List<CustomerEntry> page(Lines lines, Optional<CustomerId> after, int limit) {
                var all = new ArrayList<>(lines.page(Optional.empty(), ALL));
                Collections.reverse(all);
                return Pages.after(all, after, CustomerEntry::id).limit(limit).toList();
            }
        };
    }

    /** Compares the halves of ids as signed numbers. */
    static BrokenPages signed(CustomerDirectory sound) {
        return new BrokenPages(sound) {
            @Override
            List<CustomerEntry> page(Lines lines, Optional<CustomerId> after, int limit) {
                return lines.page(Optional.empty(), ALL).stream()
                        .filter(line -> after.filter(last -> line.id().value().compareTo(last.value()) <= 0)
                                .isEmpty())
                        .limit(limit)
                        .toList();
            }

            @Override
            public List<CustomerId> mergedInto(ShopId shop, CustomerId survivor) {
                return super.mergedInto(shop, survivor).stream()
                        .sorted(Comparator.comparing(CustomerId::value))
                        .toList();
            }
        };
    }

    /** Begins anew with every page. */
    static BrokenPages firstPageOnly(CustomerDirectory sound) {
        return new BrokenPages(sound) {
            @Override
            List<CustomerEntry> page(Lines lines, Optional<CustomerId> after, int limit) {
                return lines.page(Optional.empty(), limit);
            }
        };
    }

    /** Hands out lists that can be changed. */
    static BrokenPages modifiable(CustomerDirectory sound) {
        return new BrokenPages(sound) {
            @Override
            List<CustomerEntry> page(Lines lines, Optional<CustomerId> after, int limit) {
                return new ArrayList<>(lines.page(after, limit));
            }

            @Override
            public List<CustomerId> mergedInto(ShopId shop, CustomerId survivor) {
                return new ArrayList<>(super.mergedInto(shop, survivor));
            }
        };
    }

    /** Shows ids only. */
    static BrokenPages bare(CustomerDirectory sound) {
        return new BrokenPages(sound) {
            @Override
            List<CustomerEntry> page(Lines lines, Optional<CustomerId> after, int limit) {
                return lines.page(after, limit).stream()
                        .map(line -> new CustomerEntry(
                                line.id(), "?", "", "", "", false, line.createdAt(), line.purchases()))
                        .toList();
            }
        };
    }

    /** Forgets how many purchases there are. */
    static BrokenPages uncounted(CustomerDirectory sound) {
        return new BrokenPages(sound) {
            @Override
            List<CustomerEntry> page(Lines lines, Optional<CustomerId> after, int limit) {
                return lines.page(after, limit).stream()
                        .map(line -> new CustomerEntry(
                                line.id(),
                                line.name(),
                                line.organisation(),
                                line.city(),
                                line.email(),
                                line.linked(),
                                line.createdAt(),
                                new PurchaseCounts(0, 0, 0)))
                        .toList();
            }
        };
    }
}
