package org.chaland.memory;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountKey;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule of e-mail addresses each. */
final class BrokenAddresses {

    private BrokenAddresses() {}

    @DisplayName("A provider that looks for exactly the same address")
    @Breaks({"addressIsTakenWhateverTheCaseOfItsLetters", "addressInCapitalsIsTakenToo"})
    static final class ExactAddress extends BrokenAccountRuns.Addresses {

        @Override
        protected ForwardingProvider broken() {
            return new LooksFirst(String::equals);
        }
    }

    @DisplayName("A provider whose look-up takes wildcards")
    @Breaks("underscoreAndPercentSignInAnAddressStandForThemselves")
    static final class Wildcards extends BrokenAccountRuns.Addresses {

        @Override
        protected ForwardingProvider broken() {
            return new LooksFirst((taken, wanted) -> Pattern.matches(
                    "(?i)" + Pattern.quote(wanted).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q"), taken));
        }
    }

    @DisplayName("A provider whose look-up finds parts of addresses")
    @Breaks("partOfATakenAddressIsFree")
    static final class Parts extends BrokenAccountRuns.Addresses {

        @Override
        protected ForwardingProvider broken() {
            return new LooksFirst(
                    (taken, wanted) -> taken.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
        }
    }

    @DisplayName("A provider that leaves plus signs out")
    @Breaks({"plusSignInAnAddressStandsForItself", "createdAccountShowsWhatItWasMadeOf"})
    static final class WithoutPlus extends BrokenAccountRuns.Addresses {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    var email = contact.email().orElseThrow().replace("+", "");
                    return super.create(key, contact.toBuilder().email(email).build());
                }
            };
        }
    }

    @DisplayName("A provider that does not look at the addresses of the suspended")
    @Breaks("addressOfASuspendedAccountIsTaken")
    static final class OnlyTheActive extends BrokenAccountRuns.Addresses {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    memory.accounts().stream()
                            .filter(account -> memory.profile(account).isEmpty())
                            .forEach(memory::delete);
                    return super.create(key, contact);
                }
            };
        }
    }

    /** Asks of each address in use whether it is the one wanted, and leaves it at that. */
    private static final class LooksFirst extends ForwardingProvider {

        private final BiPredicate<String, String> same;

        LooksFirst(BiPredicate<String, String> same) {
            this.same = same;
        }

        @Override
        public Account create(AccountKey key, Contact contact) {
            var wanted = contact.email().orElseThrow();
            if (taken().stream().anyMatch(email -> same.test(email, wanted))) {
                throw new ProviderRefusalException(Reason.EMAIL_TAKEN, "The address is taken.");
            }
            var account = super.create(key, contact.toBuilder().email("").build());
            if (taken().stream().noneMatch(email -> email.equalsIgnoreCase(wanted))) {
                memory.update(account, contact);
            }
            return account;
        }

        private List<String> taken() {
            return memory.accounts().stream()
                    .flatMap(account -> memory.profile(account).stream())
                    .flatMap(profile -> profile.email().stream())
                    .toList();
        }
    }
}
