package org.chaland.memory;

import static java.util.Comparator.comparing;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseCounts;
import org.chaland.model.ShopId;
import org.chaland.spi.SearchTerms;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerSearchContract;
import org.chaland.spi.contract.CustomerSearchListContract;
import org.junit.jupiter.api.DisplayName;

/** Directories whose search breaks one rule each. */
final class BrokenSearches {

    private static final Comparator<String> BYTES = ByteOrder.OF_TEXTS;

    private BrokenSearches() {}

    @DisplayName("A search for whole words")
    @Breaks({"customerIsFoundByEveryBeginningOfEveryTerm", "customerHasATermForEachPrefix"})
    static final class WholeWords extends CustomerSearchContract {

        @Override
        protected Storage storage() {
            return matching(String::equals);
        }
    }

    @DisplayName("A search that looks into the middle of words")
    @Breaks("customerIsFoundByTheBeginningOfATermAndNotByTheRestOfIt")
    static final class MiddleOfWords extends CustomerSearchContract {

        @Override
        protected Storage storage() {
            return matching(String::contains);
        }
    }

    @DisplayName("A search that heeds one prefix only")
    @Breaks("customerHasATermForEachPrefix")
    static final class OnePrefixOnly extends CustomerSearchContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(sound -> new ForwardingDirectory(sound) {
                @Override
                public List<CustomerEntry> search(
                        ShopId shop, List<String> prefixes, Optional<CustomerId> after, int limit) {
                    return super.search(shop, prefixes.subList(0, 1), after, limit);
                }
            });
        }
    }

    @DisplayName("A search that disregards case where the terms do not")
    @Breaks("accentsAndCaseAreAsTheTermsMakeThem")
    static final class OtherCase extends CustomerSearchContract {

        @Override
        protected Storage storage() {
            return matching((term, prefix) -> term.startsWith(prefix.toLowerCase(Locale.ROOT)));
        }
    }

    @DisplayName("A search that takes some characters for others")
    @Breaks("noCharacterStandsForAnother")
    static final class Wildcards extends CustomerSearchContract {

        @Override
        protected Storage storage() {
            return matching((term, prefix) -> term.matches(prefix.replaceAll("[^\\p{L}\\p{N}%_@.]", "!")
                            .replace(".", "[.]")
                            .replace('_', '.')
                            .replace("%", ".*")
                    + ".*"));
        }
    }

    @DisplayName("A search that writes question marks for what it cannot write")
    @Breaks("halfACharacterFindsNothing")
    static final class QuestionMarks extends CustomerSearchContract {

        @Override
        protected Storage storage() {
            return matching((term, prefix) ->
                    term.startsWith(new String(prefix.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
        }
    }

    @DisplayName("A search that knows the commonest letters only")
    @Breaks({"lastLettersOfAllAreFoundByThemselvesAndNothingFollowsThem", "longTermIsFoundByItsBeginning"})
    static final class CommonLetters extends CustomerSearchContract {

        @Override
        protected Storage storage() {
            return matching((term, prefix) ->
                    term.startsWith(prefix) && prefix.chars().noneMatch(c -> Character.isSurrogate((char) c)));
        }
    }

    @DisplayName("A search in whatever was written, stored or not, and wherever")
    @Breaks({
        "onlyRecordsInUseAreFound",
        "customersOfOneShopAreNotFoundInAnother",
        "termsFollowEveryChange",
        "changeThatIsRefusedChangesNoTerm",
        "searchFindsWhatTheTransactionWroteAndNotWhatWasRolledBack"
    })
    static final class WhateverWasWritten extends CustomerSearchContract {

        @Override
        protected Storage storage() {
            var written = new HashMap<CustomerId, Customer>();
            return Breakable.sound()
                    .withCustomers(sound -> new ForwardingCustomers(sound) {
                        @Override
                        public boolean insert(Customer customer) {
                            written.put(customer.id(), customer);
                            return super.insert(customer);
                        }

                        @Override
                        public boolean update(Customer customer) {
                            written.put(customer.id(), customer);
                            return super.update(customer);
                        }
                    })
                    .withDirectory(sound -> new ForwardingDirectory(sound) {
                        @Override
                        public List<CustomerEntry> search(
                                ShopId shop, List<String> prefixes, Optional<CustomerId> after, int limit) {
                            return found(written, prefixes);
                        }
                    });
        }
    }

    @DisplayName("A search whose lists can be changed")
    @Breaks("foundCustomersAreUnmodifiable")
    static final class ModifiableLists extends CustomerSearchListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::modifiable);
        }
    }

    @DisplayName("A search that gives its last line first")
    @Breaks("theyComeInTheOrderOfTheirFirstTermOfTheFirstPrefixThenOfTheBytesOfTheirIds")
    static final class LastFirst extends CustomerSearchListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::reversed);
        }
    }

    @DisplayName("A search that compares ids as signed numbers")
    @Breaks("theyComeInTheOrderOfTheirFirstTermOfTheFirstPrefixThenOfTheBytesOfTheirIds")
    static final class SignedIds extends CustomerSearchListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::signed);
        }
    }

    @DisplayName("A search that shows its first page for ever")
    @Breaks({"pageAfterACustomerWhoIsNotFoundIsEmpty", "pagesShowEachCustomerOnceByHoweverManyTermsItIsFound"})
    static final class FirstPageOnly extends CustomerSearchListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::firstPageOnly);
        }
    }

    @DisplayName("A search that shows little of whom it found")
    @Breaks("lineShowsWhatTheListPromises")
    static final class BareLines extends CustomerSearchListContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withDirectory(BrokenPages::bare);
        }
    }

    @DisplayName("A search that orders terms as Java does")
    @Breaks("termsAreInTheOrderOfTheirBytes")
    static final class OrderOfJava extends CustomerSearchListContract {

        @Override
        protected Storage storage() {
            return listing(BrokenSearches::beginning, Comparator.naturalOrder(), false);
        }
    }

    @DisplayName("A search that finds a customer once for each term")
    @Breaks("pagesShowEachCustomerOnceByHoweverManyTermsItIsFound")
    static final class OnceForEachTerm extends CustomerSearchListContract {

        @Override
        protected Storage storage() {
            return listing(BrokenSearches::beginning, BYTES, true);
        }
    }

    private static Storage matching(BiPredicate<String, String> found) {
        return listing(found, BYTES, false);
    }

    private static boolean beginning(String term, String prefix) {
        return term.startsWith(prefix);
    }

    private static Storage listing(BiPredicate<String, String> found, Comparator<String> order, boolean eachTerm) {
        var storage = Breakable.sound();
        return storage.withDirectory(sound -> new BrokenPages(sound) {
            @Override
            List<CustomerEntry> page(Lines lines, Optional<CustomerId> after, int limit) {
                return lines.page(after, limit);
            }

            @Override
            public List<CustomerEntry> search(
                    ShopId shop, List<String> prefixes, Optional<CustomerId> after, int limit) {
                var hits = newest(shop, Optional.empty(), ALL).stream()
                        .filter(line -> prefixes.stream()
                                .allMatch(prefix -> terms(line).anyMatch(term -> found.test(term, prefix))))
                        .flatMap(line -> terms(line)
                                .filter(term -> found.test(term, prefixes.get(0)))
                                .sorted(order)
                                .limit(eachTerm ? ALL : 1)
                                .map(term -> new Hit(term, line)))
                        .sorted(comparing(Hit::term, order)
                                .thenComparing(hit -> hit.line().id().value(), ByteOrder.OF_IDS))
                        .map(Hit::line)
                        .toList();
                return Pages.after(hits, after, CustomerEntry::id).limit(limit).toList();
            }

            private Stream<String> terms(CustomerEntry line) {
                return storage.customers().find(new ShopId("shop-1"), line.id()).map(SearchTerms::of).stream()
                        .flatMap(SortedSet::stream);
            }
        });
    }

    private static List<CustomerEntry> found(Map<CustomerId, Customer> customers, List<String> prefixes) {
        return customers.values().stream()
                .filter(customer ->
                        SearchTerms.of(active(customer)).stream().anyMatch(term -> term.startsWith(prefixes.get(0))))
                .map(customer -> CustomerEntry.of(customer, new PurchaseCounts(0, 0, 0)))
                .toList();
    }

    private static Customer active(Customer customer) {
        return customer.toBuilder().state(Customer.State.ACTIVE).build();
    }

    /** A customer at one of its terms. */
    private record Hit(String term, CustomerEntry line) {}
}
