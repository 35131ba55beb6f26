package org.chaland.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CourseGrant;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.AccountStore;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.DisplayName;

/** Stores that take two values for one, or order them as their bytes do not. */
final class BrokenComparisons {

    private BrokenComparisons() {}

    @DisplayName("A store that does not tell capitals from small letters")
    @Breaks("accountsAreComparedAsBytes")
    static final class AccountsOfAnyCase extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAccounts(sound -> new ForwardingAccounts(sound) {
                @Override
                public List<AccountStore.Holder> holders(Account account) {
                    var lower = new Account(account.issuer(), account.subject().toLowerCase(Locale.ROOT));
                    return Stream.concat(super.holders(account).stream(), super.holders(lower).stream())
                            .distinct()
                            .toList();
                }
            });
        }
    }

    @DisplayName("A store that disregards the case of keys")
    @Breaks("keysAreComparedAsBytes")
    static final class CaseOfKeys extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withTasks(sound -> new ForwardingTasks(sound) {
                @Override
                public Optional<Task> find(ShopId shop, String key) {
                    return super.find(shop, key).or(() -> super.find(shop, key.toLowerCase(Locale.ROOT)));
                }
            });
        }
    }

    @DisplayName("A store that disregards the case of subjects")
    @Breaks("subjectsAreComparedAsBytes")
    static final class CaseOfSubjects extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ChangedAccounts(sound) {
                @Override
                Account changed(Account account) {
                    return new Account(account.issuer(), account.subject().toLowerCase(Locale.ROOT));
                }
            });
        }
    }

    @DisplayName("A store that disregards the end of long issuers")
    @Breaks("issuersAreComparedAsBytes")
    static final class CutIssuers extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCustomers(sound -> new ChangedAccounts(sound) {
                @Override
                Account changed(Account account) {
                    var issuer = account.issuer();
                    return new Account(issuer.substring(0, Math.min(254, issuer.length())), account.subject());
                }
            });
        }
    }

    @DisplayName("A store that takes capitals for small letters")
    @Breaks("namesAreComparedAsBytes")
    static final class CaseOfNames extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new ForwardingLeases(sound) {
                @Override
                public boolean take(String name, UUID holder, Instant now, Instant until) {
                    return super.take(name.toLowerCase(Locale.ROOT), holder, now, until);
                }
            });
        }
    }

    @DisplayName("A log that compares ids as signed numbers")
    @Breaks("thoseOfOneTimeComeInDescendingOrderOfTheBytesOfTheirIds")
    static final class SignedIds extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withAudit(sound -> new ForwardingAudit(sound) {
                @Override
                public List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
                    return super.ofCustomer(shop, customer, Optional.empty(), 1_000).stream()
                            .filter(entry -> after.filter(last -> entry.id().compareTo(last) >= 0)
                                    .isEmpty())
                            .limit(limit)
                            .toList();
                }
            });
        }
    }

    @DisplayName("A log that appends what was shown of everybody to each page of a customer")
    @Breaks({
        "pagesOfACustomerHoldBothKindsTheNewestFirst",
        "bothKindsAtOneTimeComeInDescendingOrderOfTheBytesOfTheirIds"
    })
    static final class KindsApart extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(sound -> new ForwardingDisclosures(sound) {
                @Override
                public List<Disclosure> ofCustomer(
                        ShopId shop, CustomerId customer, Optional<Instant> since, Optional<UUID> after, int limit) {
                    var both = super.ofCustomer(shop, customer, since, after, limit);
                    return Stream.of(true, false)
                            .flatMap(named -> both.stream()
                                    .filter(entry -> entry.customer().isPresent() == named))
                            .toList();
                }
            });
        }
    }

    @DisplayName("A log that takes an entry of everybody for one of whoever comes later too")
    @Breaks({
        "entryOfEverybodyIsOfEachCustomerFromTheGivenTimeOn",
        "timeOfEverybodysEntriesIsNotThatOfTheCustomersOwn",
        "pageOfACustomerAfterAnEntryOfEverybodyThatIsNotListedIsEmpty"
    })
    static final class EverybodyForEver extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDisclosures(sound -> new ForwardingDisclosures(sound) {
                @Override
                public List<Disclosure> ofCustomer(
                        ShopId shop, CustomerId customer, Optional<Instant> since, Optional<UUID> after, int limit) {
                    return super.ofCustomer(shop, customer, since.map(any -> Instant.EPOCH), after, limit);
                }
            });
        }
    }

    @DisplayName("A course store that compares courses without regard to case")
    @Breaks("accountsAndCoursesAreComparedAsBytes")
    static final class CaseOfCourses extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCourses(sound -> new ForwardingCourses(sound) {
                @Override
                public void put(CourseGrant grant) {
                    ofAccount(grant.account()).stream()
                            .map(CourseGrant::course)
                            .filter(grant.course()::equalsIgnoreCase)
                            .forEach(course -> delete(grant.account(), course));
                    super.put(grant);
                }
            });
        }
    }

    @DisplayName("A course store that forgets all courses of the account")
    @Breaks("deletedOneIsForgottenAndNoOther")
    static final class AllCoursesForgotten extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCourses(sound -> new ForwardingCourses(sound) {
                @Override
                public void delete(Account account, String course) {
                    ofAccount(account).forEach(grant -> super.delete(account, grant.course()));
                }
            });
        }
    }

    @DisplayName("A course store that lists what is to be looked at in no order")
    @Breaks("whatIsToBeLookedAtIsListedTheLongestWaitingFirst")
    static final class CoursesInNoOrder extends BrokenRuns.Stored {

        @Override
        protected Storage storage() {
            return Breakable.sound().withCourses(sound -> new ForwardingCourses(sound) {
                @Override
                public List<CourseGrant> toLookAt(Instant until, int limit) {
                    return super.toLookAt(until, Integer.MAX_VALUE).stream()
                            .sorted(Comparator.comparing(CourseGrant::course))
                            .limit(limit)
                            .toList();
                }
            });
        }
    }

    /** Confuses accounts. */
    private abstract static class ChangedAccounts extends ForwardingCustomers {

        ChangedAccounts(CustomerStore sound) {
            super(sound);
        }

        abstract Account changed(Account account);

        @Override
        public Optional<Customer> findByAccount(ShopId shop, Account account) {
            return super.findByAccount(shop, changed(account));
        }

        @Override
        public Linking link(ShopId shop, CustomerId id, Link link) {
            return super.link(shop, id, new Link(changed(link.account()), link.proof(), link.state(), link.since()));
        }
    }
}
