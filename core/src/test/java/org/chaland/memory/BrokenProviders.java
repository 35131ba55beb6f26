package org.chaland.memory;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountState;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Invitation;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.DisplayName;

/** Identity providers that break one rule each. */
final class BrokenProviders {

    private static final Set<String> COURSES = Set.of(Providers.COURSE, "other-" + Providers.COURSE);

    private BrokenProviders() {}

    @DisplayName("A provider that adopts an account by its e-mail address")
    @Breaks({"accountWithTheSameEmailAddressIsNeverAdopted", "accountOfAnotherKeyWithTheSameEmailAddressIsNeverAdopted"
    })
    static final class AdoptionByEmail extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    try {
                        return super.create(key, contact);
                    } catch (ProviderRefusalException taken) {
                        return memory.accounts().get(0);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that takes the same subject of any issuer for one identity")
    @Breaks("onlyIdentitiesOfSomeIssuersHaveAccounts")
    static final class AnyIssuer extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> accountOf(Account identity) {
                    return super.accountOf(new Account(Providers.FEDERATED, identity.subject()));
                }
            };
        }
    }

    @DisplayName("A provider that finds an identity's account by the e-mail address of its creation")
    @Breaks("addressProvesNothing")
    static final class IdentityByEmail extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact, Account identity) {
                    try {
                        return super.create(key, contact, identity);
                    } catch (ProviderRefusalException taken) {
                        if (taken.reason() != Reason.EMAIL_TAKEN) {
                            throw taken;
                        }
                        return memory.accounts().get(0);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that adopts whatever account an identity has")
    @Breaks({"accountThatAnIdentityHasAlreadyIsNotTakenForOurs", "accountOfAnotherKeyIsNotTakenForOurs"})
    static final class IdentityBeforeKey extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact, Account identity) {
                    return super.accountOf(identity).orElseGet(() -> super.create(key, contact, identity));
                }
            };
        }
    }

    @DisplayName("A provider that compares subjects without regard to their case")
    @Breaks("subjectsAreComparedExactly")
    static final class SubjectsInAnyCase extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> accountOf(Account identity) {
                    return super.accountOf(
                            new Account(identity.issuer(), identity.subject().toLowerCase(Locale.ROOT)));
                }
            };
        }
    }

    @DisplayName("A provider that looks for the key in whatever field")
    @Breaks("accountThatOnlyMentionsTheKeyDoesNotCarryIt")
    static final class KeyInAnyField extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> find(AccountKey key) {
                    return super.find(key)
                            .or(() -> memory.accounts().stream()
                                    .filter(account ->
                                            mentions(memory.profile(account).orElseThrow(), key))
                                    .findFirst());
                }
            };
        }

        private static boolean mentions(Contact profile, AccountKey key) {
            return profile.values().containsValue(key.value());
        }
    }

    @DisplayName("A provider that repeats the e-mail address in its refusal")
    @Breaks("refusalCarriesNoPersonalData")
    static final class TalkativeRefusal extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    try {
                        return super.create(key, contact);
                    } catch (ProviderRefusalException taken) {
                        throw new ProviderRefusalException(
                                taken.reason(), "Email address already exists: " + contact.email());
                    }
                }
            };
        }
    }

    @DisplayName("A provider whose look-up takes wildcards")
    @Breaks("underscoreAndPercentSignInAnAddressStandForThemselves")
    static final class Wildcards extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new LooksFirst((taken, wanted) -> Pattern.matches(
                    "(?i)" + Pattern.quote(wanted).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q"), taken));
        }
    }

    @DisplayName("A provider whose codes are good for any attempt")
    @Breaks("answerToOneAttemptSignsNobodyInToAnother")
    static final class UnboundCode extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public URI address(SignInAttempt attempt) {
                    return super.address(unbound(attempt));
                }

                @Override
                public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    return super.complete(unbound(attempt), parameters);
                }

                private SignInAttempt unbound(SignInAttempt attempt) {
                    return new SignInAttempt(
                            attempt.state(),
                            "always the same",
                            attempt.returnTo(),
                            attempt.locale(),
                            attempt.asksAgain());
                }
            };
        }
    }

    @DisplayName(
            "A provider that leaves out what it does not allow in a name, and then looks for the name that was typed")
    @Breaks("whoeverWritesTheNameOtherwiseIsTheOwnerOfThePasswordOrNobody")
    static final class CleanedName extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> signIn(PasswordAttempt attempt) {
                    var cleaned = attempt.name().replaceAll("[^a-z0-9]", "");
                    var typed = attempt.name().replaceAll("[^!-~]", "");
                    return super.signIn(new PasswordAttempt(cleaned, attempt.password()))
                            .map(who ->
                                    cleaned.equals(attempt.name()) ? who : SignedIn.as(new Account(issuer(), typed)));
                }
            };
        }
    }

    @DisplayName("A provider that finds profiles by look-alike subjects, and by e-mail address")
    @Breaks({"lookAlikeOfASubjectHasNoProfile", "emailAddressNamesNoAccount"})
    static final class LookAlikes extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    var subject = account.subject().contains("@")
                            ? "user-1"
                            : account.subject().strip().toLowerCase(Locale.ROOT);
                    return super.profile(new Account(account.issuer(), subject));
                }
            };
        }
    }

    @DisplayName("A provider that sets values one after the other, the e-mail address last")
    @Breaks({"addressOfSomebodyElseIsRefusedAndNothingIsChanged", "tooLongValueIsRefusedAndNothingIsChanged"})
    static final class OneAfterTheOther extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider(Providers.withLimits()) {
                @Override
                public void update(Account account, Contact contact) {
                    contact.values()
                            .forEach((field, value) -> super.update(
                                    account, Contact.builder().set(field, value).build()));
                    super.update(account, Contact.empty());
                }
            };
        }
    }

    @DisplayName("A provider whose update opens a suspended account")
    @Breaks("suspendedAccountStaysSuspended")
    static final class ReopeningUpdate extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void update(Account account, Contact contact) {
                    super.update(account, contact);
                    memory.reactivate(account);
                }
            };
        }
    }

    @DisplayName("A provider whose update replaces whatever it does not name")
    @Breaks("whatChalandDoesNotKnowStaysAsItIs")
    static final class WholeReplacement extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void update(Account account, Contact contact) {
                    super.update(account, contact);
                    notes.remove(account);
                }
            };
        }
    }

    @DisplayName("A provider whose update writes the name of the account anew")
    @Breaks("accountKeepsItsKey")
    static final class NewKey extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                private final Set<Account> renamed = ConcurrentHashMap.newKeySet();

                @Override
                public void update(Account account, Contact contact) {
                    super.update(account, contact);
                    contact.email().ifPresent(any -> renamed.add(account));
                }

                @Override
                public Optional<Account> find(AccountKey key) {
                    return super.find(key).filter(account -> !renamed.contains(account));
                }
            };
        }
    }

    @DisplayName("A provider that needs two names")
    @Breaks("personWithOneNameGetsAnAccountOrIsRefused")
    static final class TwoNames extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Account create(AccountKey key, Contact contact) {
                    contact.givenName().orElseThrow();
                    contact.familyName().orElseThrow();
                    return super.create(key, contact);
                }
            };
        }
    }

    @DisplayName("A provider that finds everybody by a key")
    @Breaks("allThatCarryAKeyAreToldAndNobodyElse")
    static final class FindsAll extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public List<Account> findAll(AccountKey key) {
                    return memory.accounts();
                }
            };
        }
    }

    @DisplayName("A provider that forgets whom it has found")
    @Breaks("whoIsFoundIsTheFirstOfAllThatCarryTheKey")
    static final class FindsNone extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public List<Account> findAll(AccountKey key) {
                    return List.of();
                }
            };
        }
    }

    @DisplayName("A provider that invites the suspended")
    @Breaks("suspendedAccountIsNotInvitedAndNotTakenForGone")
    static final class InvitesAll extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void invite(Account account, Invitation.Context context) {
                    memory.reactivate(account);
                    super.invite(account, context);
                }
            };
        }
    }

    @DisplayName("A provider that takes the suspended for gone")
    @Breaks("suspendedAccountIsNotInvitedAndNotTakenForGone")
    static final class SuspendedIsGone extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void invite(Account account, Invitation.Context context) {
                    try {
                        super.invite(account, context);
                    } catch (ProviderRefusalException refused) {
                        throw new ProviderRefusalException(Reason.UNKNOWN_ACCOUNT, "Not there: look for it.", refused);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that signs in the suspended")
    @Breaks("whoIsSuspendedIsNotSignedIn")
    static final class SignsInAll extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
                    return super.complete(attempt, parameters)
                            .or(() -> Optional.of(SignedIn.as(memory.accounts().get(0))));
                }
            };
        }
    }

    @DisplayName("A provider that makes addresses of subjects")
    @Breaks("lookAlikeOfASubjectHasNoProfile")
    static final class SubjectInAnAddress extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Contact> profile(Account account) {
                    return super.profile(new Account(
                            account.issuer(),
                            URI.create("http://x/")
                                    .resolve(account.subject().replaceAll("[^!-~]|[\"%\\\\]", ""))
                                    .getPath()
                                    .substring(1)));
                }
            };
        }
    }

    @DisplayName("A provider that sends on whoever comes")
    @Breaks({"initiationByNobodyLeadsNowhere", "initiationOfAnotherLeadsNowhere"})
    static final class AnyInitiation extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new MemoryFixture.Initiating() {
                @Override
                public Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
                    return Optional.of(address(attempt));
                }
            };
        }
    }

    @DisplayName("A provider that forgets the attempt of who arrives")
    @Breaks({"browserThatTheProviderSendsIsSentOnWithTheState", "eachArrivalIsAnAttemptOfItsOwn"})
    static final class StatelessInitiation extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new MemoryFixture.Initiating() {
                @Override
                public Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
                    return super.address(attempt, parameters)
                            .map(any -> URI.create("https://identity.invalid/sign-in?challenge=x"));
                }
            };
        }
    }

    @DisplayName("A provider that shows the secret of the attempt of who arrives")
    @Breaks("addressAfterAnInitiationCarriesNeitherTheSecretNorPersonalData")
    static final class SecretInitiation extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new MemoryFixture.Initiating() {
                @Override
                public Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
                    return super.address(attempt, parameters)
                            .map(address -> URI.create(address + "&nonce=" + attempt.secret()));
                }
            };
        }
    }

    @DisplayName("A provider that shows who signs out")
    @Breaks("addressToSignOutIsAbsoluteAndWithoutPersonalData")
    static final class PersonalSignOut extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
                    return Optional.of(SignOutRequest.to(URI.create("https://identity.invalid/?who=anna@example.org")));
                }
            };
        }
    }

    @DisplayName("A provider that signs out at an address of nowhere")
    @Breaks("addressToSignOutIsAbsoluteAndWithoutPersonalData")
    static final class RelativeSignOut extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
                    return Optional.of(SignOutRequest.to(URI.create("/sign-out")));
                }
            };
        }
    }

    @DisplayName("A provider that signs nobody out whose session was lost")
    @Breaks("addressToSignOutIsToldWithTheSessionAndWithout")
    static final class NoSignOutWithoutSession extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
                    return session.flatMap(any -> super.signOut(session, returnTo));
                }
            };
        }
    }

    @DisplayName("A provider that signs out whoever is named")
    @Breaks("messageOfNobodySignsNobodyOut")
    static final class AnyMessage extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> signedOut(Map<String, String> parameters) {
                    return super.signedOut(parameters)
                            .or(() ->
                                    Optional.ofNullable(parameters.get("sub")).map(sub -> new Account(issuer(), sub)));
                }
            };
        }
    }

    @DisplayName("A provider that hears no message")
    @Breaks("whoWasSignedOutAtTheProviderIsTold")
    static final class DeafToMessages extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> signedOut(Map<String, String> parameters) {
                    return Optional.empty();
                }
            };
        }
    }

    @DisplayName("A provider that compares the beginning of a message")
    @Breaks("messageThatWasChangedSignsNobodyOut")
    static final class ChangedMessages extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Optional<Account> signedOut(Map<String, String> parameters) {
                    return parameters.isEmpty()
                            ? Optional.empty()
                            : Optional.of(memory.accounts().get(0));
                }
            };
        }
    }

    @DisplayName("A provider that offers what its class cannot do")
    @Breaks("onlyWhatTheClassCanDoIsOffered")
    static final class Boasting extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public boolean offers(Class<? extends IdentityProvider> capability) {
                    return true;
                }
            };
        }
    }

    @DisplayName("A provider that leaves the end of a course where none is given")
    @Breaks("bothTimesAreKeptAndChangedTogether")
    static final class KeptEnd extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void set(ShopId shop, Account account, String course, CourseState wanted) {
                    var before = memory.given(account, course);
                    super.set(
                            shop,
                            account,
                            course,
                            wanted.from()
                                    .map(from -> CourseState.open(
                                            from, wanted.until().or(before::until)))
                                    .orElse(wanted));
                }
            };
        }
    }

    @DisplayName("A provider that resets the begin of a course at a repetition")
    @Breaks({"openingTwiceIsOpeningOnce", "bothTimesAreKeptAndChangedTogether"})
    static final class ResetBegin extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void set(ShopId shop, Account account, String course, CourseState wanted) {
                    var isRepeated = memory.given(account, course).status() == CourseState.Status.OPEN;
                    super.set(
                            shop,
                            account,
                            course,
                            wanted.from()
                                    .filter(any -> isRepeated)
                                    .map(any -> CourseState.open(Instant.EPOCH, wanted.until()))
                                    .orElse(wanted));
                }
            };
        }
    }

    @DisplayName("A provider that unenrols whoever has a course closed")
    @Breaks("closedCourseLetsNobodyInAndKeepsWhatTheyDid")
    static final class UnenrolsOnClosing extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void set(ShopId shop, Account account, String course, CourseState wanted) {
                    var isClosed = wanted.status() == CourseState.Status.CLOSED;
                    super.set(shop, account, course, isClosed ? CourseState.none() : wanted);
                }
            };
        }
    }

    @DisplayName("A provider that refuses to close a course to somebody whom it does not know")
    @Breaks("closingChangesNothingForWhoIsNotInOrGoneOrNeverWas")
    static final class RefusesToClose extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void set(ShopId shop, Account account, String course, CourseState wanted) {
                    memory.accounts.requireKnown(account);
                    super.set(shop, account, course, wanted);
                }
            };
        }
    }

    @DisplayName("A provider that names courses without regard to case")
    @Breaks("courseIsNamedExactly")
    static final class CoursesInAnyCase extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void set(ShopId shop, Account account, String course, CourseState wanted) {
                    super.set(shop, account, course.toLowerCase(Locale.ROOT), wanted);
                }

                @Override
                public boolean isIn(ShopId shop, Account account, String course) {
                    return super.isIn(shop, account, course.toLowerCase(Locale.ROOT));
                }
            };
        }
    }

    @DisplayName("A provider that is blind to what others have opened")
    @Breaks("whoWasLetInByOthersIsSeen")
    static final class BlindToOthers extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public boolean isIn(ShopId shop, Account account, String course) {
                    return super.isIn(shop, account, course)
                            && memory.given(account, course).isOpen(Instant.now());
                }
            };
        }
    }

    @DisplayName("A provider that opens a course to everybody once it is open to somebody")
    @Breaks({"openCourseLetsTheAccountInAndNobodyElse", "whoWasLetInByOthersIsSeen", "unknownAccountIsRefusedAndNotIn"})
    static final class OpenToEverybody extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public boolean isIn(ShopId shop, Account account, String course) {
                    return super.isIn(shop, account, course)
                            || memory.accounts().stream().anyMatch(any -> super.isIn(shop, any, course));
                }
            };
        }
    }

    @DisplayName("A provider that opens one course and with it all")
    @Breaks("openCourseLetsTheAccountInAndNobodyElse")
    static final class AllCoursesAtOnce extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void set(ShopId shop, Account account, String course, CourseState wanted) {
                    super.set(shop, account, course, wanted);
                    if (wanted.status() == CourseState.Status.OPEN) {
                        super.set(shop, account, "other-" + Providers.COURSE, wanted);
                    }
                }
            };
        }
    }

    @DisplayName("A provider that asks for no begin and no end")
    @Breaks({"bothTimesAreKeptAndChangedTogether", "courseIsOpenOnlyWhenItsTimeHasComeAndNotOver"})
    static final class WithoutTimes extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public void set(ShopId shop, Account account, String course, CourseState wanted) {
                    super.set(
                            shop,
                            account,
                            course,
                            wanted.from()
                                    .map(any -> CourseState.open(Instant.EPOCH, Optional.empty()))
                                    .orElse(wanted));
                }
            };
        }
    }

    @DisplayName("A provider that takes whoever is in a course for a teacher")
    @Breaks("whoWasLetInDoesNotTeach")
    static final class TakesParticipantsForTeachers extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
                    return courses.stream()
                            .filter(course ->
                                    !super.taught(shop, account, Set.of(course)).isEmpty()
                                            || course.endsWith(Providers.COURSE) && isIn(shop, account, course))
                            .collect(Collectors.toUnmodifiableSet());
                }
            };
        }
    }

    @DisplayName("A provider that takes a teacher of one course for a teacher of all")
    @Breaks({"teacherTeachesTheirCourseAndNoOtherAndNobodyElseDoes", "roleThatIsTakenAwayEndsAtOnce"})
    static final class TeachesEverythingOnceATeacher extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
                    return super.taught(shop, account, COURSES).isEmpty() ? Set.of() : Set.copyOf(courses);
                }
            };
        }
    }

    @DisplayName("A provider that tells courses that were not asked for")
    @Breaks("onlyCoursesThatAreAskedForAreTold")
    static final class TellsAllCourses extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
                    return super.taught(shop, account, COURSES);
                }
            };
        }
    }

    @DisplayName("A provider that looks for taught courses without regard to case")
    @Breaks("courseIsNamedExactly")
    static final class TeachesInAnyCase extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
                    return courses.stream()
                            .filter(course -> !super.taught(shop, account, Set.of(course.toLowerCase(Locale.ROOT)))
                                    .isEmpty())
                            .collect(Collectors.toUnmodifiableSet());
                }
            };
        }
    }

    @DisplayName("A provider that remembers who teaches")
    @Breaks("roleThatIsTakenAwayEndsAtOnce")
    static final class RemembersTeachers extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {

                private final Map<Account, Set<String>> before = new HashMap<>();

                @Override
                public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
                    var now = super.taught(shop, account, courses);
                    var known = before.computeIfAbsent(account, any -> new HashSet<>());
                    known.addAll(now);
                    return courses.stream().filter(known::contains).collect(Collectors.toUnmodifiableSet());
                }
            };
        }
    }

    @DisplayName("A provider that does not ask whether a teacher is suspended")
    @Breaks("suspendedAccountTeachesNothing")
    static final class SuspendedTeachers extends BrokenRuns.Provided {

        @Override
        protected ForwardingProvider broken() {
            return new ForwardingProvider() {
                @Override
                public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
                    if (stateOf(account) != AccountState.SUSPENDED) {
                        return super.taught(shop, account, courses);
                    }
                    memory.reactivate(account);
                    var taught = super.taught(shop, account, courses);
                    memory.suspend(account);
                    return taught;
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
