package org.chaland.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.AuditLogContract;
import org.junit.jupiter.api.DisplayName;

/** Logs of what staff did that break one rule each. */
final class BrokenAuditLogs {

    private static final int ALL = 1_000;

    private BrokenAuditLogs() {}

    @DisplayName("A log that forgets why")
    @Breaks("entryComesBackAsItWasWritten")
    static final class ForgottenReason extends AuditLogContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new ForwardingAudit(sound) {
                @Override
                public void append(AuditEntry entry) {
                    super.append(new AuditEntry(
                            entry.id(),
                            entry.shop(),
                            entry.customer(),
                            entry.action(),
                            entry.staff(),
                            Optional.empty(),
                            entry.at()));
                }
            });
        }
    }

    @DisplayName("A log that takes short texts only")
    @Breaks("nameAndReasonMayBeAsLongAsIsAllowed")
    static final class ShortTexts extends AuditLogContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new ForwardingAudit(sound) {
                @Override
                public void append(AuditEntry entry) {
                    if (entry.staff().length() > AuditEntry.LONGEST_STAFF) {
                        throw new StorageException("A text of entry " + entry.id() + " is too long.");
                    }
                    super.append(entry);
                }
            });
        }
    }

    @DisplayName("A log that lists the oldest first")
    @Breaks("pagesShowEachEntryOnceTheNewestFirst")
    static final class OldestFirst extends AuditLogContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new ForwardingAudit(sound) {
                @Override
                public List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
                    var all = new ArrayList<>(super.ofCustomer(shop, customer, Optional.empty(), ALL));
                    Collections.reverse(all);
                    return Pages.after(all, after, AuditEntry::id).limit(limit).toList();
                }
            });
        }
    }

    @DisplayName("A log that compares ids as signed numbers")
    @Breaks("thoseOfOneTimeComeInDescendingOrderOfTheBytesOfTheirIds")
    static final class SignedIds extends AuditLogContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new ForwardingAudit(sound) {
                @Override
                public List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
                    return super.ofCustomer(shop, customer, Optional.empty(), ALL).stream()
                            .filter(entry -> after.filter(last -> entry.id().compareTo(last) >= 0)
                                    .isEmpty())
                            .limit(limit)
                            .toList();
                }
            });
        }
    }

    @DisplayName("A log that shows all of its first page for ever")
    @Breaks({"pagesShowEachEntryOnceTheNewestFirst", "pageAfterAnEntryThatIsNotListedIsEmpty"})
    static final class FirstPageOnly extends AuditLogContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new ForwardingAudit(sound) {
                @Override
                public List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
                    return super.ofCustomer(shop, customer, Optional.empty(), limit);
                }
            });
        }
    }

    @DisplayName("A log that shows the same to whoever asks")
    @Breaks("entriesOfAnotherCustomerOrShopAreNotListed")
    static final class OneLogForAll extends AuditLogContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new ForwardingAudit(sound) {
                private final List<AuditEntry> all = new ArrayList<>();

                @Override
                public void append(AuditEntry entry) {
                    super.append(entry);
                    all.add(entry);
                }

                @Override
                public List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
                    return Pages.after(all, after, AuditEntry::id).limit(limit).toList();
                }
            });
        }
    }

    @DisplayName("A log that keeps the first of two entries and says nothing")
    @Breaks("idThatIsTakenIsAFailureAndTheFirstEntryStaysAsItWas")
    static final class SilentlyLost extends AuditLogContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new ForwardingAudit(sound) {
                @Override
                public void append(AuditEntry entry) {
                    try {
                        super.append(entry);
                    } catch (StorageException taken) {
                        Thread.onSpinWait();
                    }
                }
            });
        }
    }

    @DisplayName("A log apart from the transaction")
    @Breaks("entryIsSeenInItsTransactionAndGoneWhenThatIsRolledBack")
    static final class LogApart extends AuditLogContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new InMemoryStorage().audit());
        }
    }

    @DisplayName("A log of customers who are still there")
    @Breaks("entryOutlivesItsCustomer")
    static final class GoneWithTheCustomer extends AuditLogContract {

        @Override
        protected Storage storage() {
            var gone = new ArrayList<CustomerId>();
            return Breakable.sound()
                    .withCustomers(sound -> new ForwardingCustomers(sound) {
                        @Override
                        public boolean delete(ShopId shop, CustomerId id, long version) {
                            return super.delete(shop, id, version) && gone.add(id);
                        }
                    })
                    .withAudit(sound -> new ForwardingAudit(sound) {
                        @Override
                        public List<AuditEntry> ofCustomer(
                                ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
                            return gone.contains(customer) ? List.of() : super.ofCustomer(shop, customer, after, limit);
                        }
                    });
        }
    }

    @DisplayName("A log whose lists can be changed")
    @Breaks("listIsUnmodifiable")
    static final class ModifiableLists extends AuditLogContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new ForwardingAudit(sound) {
                @Override
                public List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
                    return new ArrayList<>(super.ofCustomer(shop, customer, after, limit));
                }
            });
        }
    }
}
