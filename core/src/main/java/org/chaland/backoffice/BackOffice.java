package org.chaland.backoffice;

import static org.chaland.model.PersonalField.ACCOUNTS;
import static org.chaland.model.PersonalField.DISCLOSURES;
import static org.chaland.model.PersonalField.EMAIL;
import static org.chaland.model.PersonalField.PURCHASES;
import static org.chaland.model.PersonalField.RECORD;
import static org.chaland.model.PersonalField.STAFF_ACTIONS;
import static org.chaland.model.PersonalField.TASKS;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.chaland.form.ContactFormCheck;
import org.chaland.internal.Parts;
import org.chaland.internal.ShopForms;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Disclosure;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.privacy.ErasureOutcome;
import org.chaland.privacy.Erasures;
import org.chaland.spi.AccessPolicy;
import org.chaland.text.Messages;

/**
 * What staff do with customers.
 *
 * <p>Every method is told who acts, and what for; the host has checked before that they may. They see what
 * {@link AccessPolicy} opens for that purpose, and of whom; the rest is left out, and whom it does not reach is as good as
 * unknown. Whatever is shown of a customer leaves an entry in the {@link org.chaland.spi.DisclosureStore} in the same
 * transaction (I9), and what changes something one in the {@link org.chaland.spi.AuditLog}. Nobody acts on a customer whom their
 * purpose does not reach, or on something of theirs that it does not open. An e-mail address finds and groups records for staff, and
 * decides nothing (I1).
 *
 * <p>Safe for use by several threads. A shop that {@link org.chaland.spi.ShopSettings} does not know is an
 * {@link IllegalArgumentException} in every method; storage that fails is a {@link org.chaland.spi.StorageException}.
 * {@link #link} and {@link #replaceLink} may ask a provider and refuse to run inside a transaction (I4); everything else takes part in the one that is
 * active on the calling thread.
 */
public final class BackOffice {

    /** How many items a page has at most. */
    public static final int PAGE_SIZE = 25;

    /** How much a search takes, in characters (code points). */
    public static final int LONGEST_SEARCH = 200;

    private final Parts parts;
    private final Access access;
    private final Listings listings;
    private final Views views;
    private final TaskViews tasks;
    private final Reruns reruns;
    private final RecordForms recordForms;
    private final Creation creation;
    private final Editing editing;
    private final TelephoneOrders orders;
    private final StaffLinks links;
    private final RecordMerges merges;
    private final Deletion deletion;
    private final Rights rights;
    private final Disclosed disclosed;
    private final Imports imports;

    /** For {@link org.chaland.Chaland}. Nobody else can name the types of its parameters. */
    @SuppressWarnings("exports")
    public BackOffice(
            Parts parts,
            ContactFormCheck check,
            AccountTasks accountTasks,
            Erasures erasures,
            Messages messages,
            AccessPolicy policy) {
        this.parts = parts;
        access = new Access(parts, policy);
        var forms = new ShopForms(parts, check);
        var audit = new AuditTrail(parts);
        listings = new Listings(parts);
        tasks = new TaskViews(parts, messages);
        views = new Views(parts, listings, tasks);
        reruns = new Reruns(parts, audit);
        recordForms = new RecordForms(parts, forms);
        creation = new Creation(parts, forms, recordForms, listings, audit, access);
        editing = new Editing(parts, forms, recordForms, audit, access, accountTasks);
        orders = new TelephoneOrders(parts, forms, audit);
        links = new StaffLinks(parts, accountTasks, audit);
        merges = new RecordMerges(parts, accountTasks, audit);
        deletion = new Deletion(parts, audit);
        rights = new Rights(parts, erasures, audit);
        disclosed = new Disclosed(parts);
        imports = new Imports(parts, forms, creation, access, messages);
    }

    // Finding

    /**
     * The customers in use who have, for each word typed, a word that begins with it, in name, organisation, postal address or
     * e-mail address; without case and accents. The id of a customer or the reference of an order, typed exactly, finds the
     * customer too, through merges. Nobody is found by what the purpose does not open.
     *
     * @param typed as it came from the page
     * @param after {@link Page#next()} of the page before, or empty for the first page; a page that would follow a customer who
     *     is not found any more is empty
     */
    public SearchOutcome search(Staff staff, ShopId shop, String typed, Optional<CustomerId> after) {
        return access.look(
                staff,
                known(staff, shop),
                RECORD,
                new SearchOutcome.NothingTyped(),
                look -> listings.search(look, typed, after));
    }

    /**
     * All customers in use, the newest first.
     *
     * @param after {@link Page#next()} of the page before, or empty for the first page; a page that would follow a customer who
     *     is not in use any more is empty
     */
    public Page<CustomerEntry, CustomerId> newest(Staff staff, ShopId shop, Optional<CustomerId> after) {
        return access.look(staff, known(staff, shop), RECORD, Page.empty(), look -> listings.newest(look, after));
    }

    /**
     * Customers in use with one e-mail address, group by group. A page is cut between two groups, so that it may be shorter than
     * {@link #PAGE_SIZE}; a group that is longer goes on as the first of the next page.
     *
     * @param after {@link Page#next()} of the page before, or empty for the first page
     */
    public Page<SharedAddress, CustomerId> sharingEmail(Staff staff, ShopId shop, Optional<CustomerId> after) {
        return access.look(staff, known(staff, shop), EMAIL, Page.empty(), look -> listings.sharingEmail(look, after));
    }

    // Seeing

    /**
     * All that is known of a customer and that the purpose opens; the tombstone of a merge leads to its survivor.
     *
     * @param locale of the texts on tasks
     */
    public ViewOutcome view(Staff staff, ShopId shop, CustomerId customer, Locale locale) {
        return access.look(
                staff,
                known(staff, shop),
                RECORD,
                new ViewOutcome.Unknown(),
                look -> views.view(look, customer, locale));
    }

    /**
     * A customer's purchases, the newest placed first.
     *
     * @param after {@link Page#next()} of the page before, or empty for the first page
     * @return empty if there are none, or no such customer
     */
    public Page<Purchase, String> purchases(Staff staff, ShopId shop, CustomerId customer, Optional<String> after) {
        return access.look(
                staff, known(staff, shop), PURCHASES, Page.empty(), look -> views.purchases(look, customer, after));
    }

    /**
     * What staff did to a customer, the newest first; also to one that was deleted.
     *
     * @param after {@link Page#next()} of the page before, or empty for the first page
     * @return empty if there is nothing
     */
    public Page<AuditEntry, UUID> audit(Staff staff, ShopId shop, CustomerId customer, Optional<UUID> after) {
        return access.look(
                staff, known(staff, shop), STAFF_ACTIONS, Page.empty(), look -> views.audit(look, customer, after));
    }

    /**
     * What staff were shown of a customer, when, and what for, the newest first; also of one that was deleted. This look is
     * written down as well, and shows from the next one on.
     *
     * @param after {@link Page#next()} of the page before, or empty for the first page
     * @return empty if there is nothing
     */
    public Page<Disclosure, UUID> disclosures(Staff staff, ShopId shop, CustomerId customer, Optional<UUID> after) {
        return access.look(
                staff, known(staff, shop), DISCLOSURES, Page.empty(), look -> disclosed.of(look, customer, after));
    }

    /**
     * Whose data staff were shown in a time, the oldest first: what has to be found out when somebody who was not to see it did
     * (GDPR art. 33, 34). This look is written down as well.
     *
     * @param from the first moment that counts
     * @param until the first that does not any more; the same for all pages
     * @param after {@link Page#next()} of the page before, or empty for the first page
     * @return empty if there is nothing
     * @throws IllegalArgumentException if {@code until} is still to come: each page would add what the next ones show
     */
    public Page<Disclosure, UUID> touched(Staff staff, ShopId shop, Instant from, Instant until, Optional<UUID> after) {
        return access.look(
                staff,
                known(staff, shop),
                DISCLOSURES,
                Page.empty(),
                look -> disclosed.between(look, from, until, after));
    }

    /**
     * The tasks of a shop that stopped until a person acts, the newest first, each with what can be done about it.
     *
     * @param after {@link Page#next()} of the page before, or empty for the first page
     * @param locale of the texts
     */
    public Page<TaskView, UUID> stoppedTasks(Staff staff, ShopId shop, Optional<UUID> after, Locale locale) {
        return access.look(staff, known(staff, shop), TASKS, Page.empty(), look -> tasks.stopped(look, after, locale));
    }

    /**
     * Has a task run again that had stopped: it is open and due at once. The provider is called by
     * {@link org.chaland.upkeep.Upkeep}, which runs it next.
     *
     * @param key of the task, unique within the shop
     */
    public RunAgainOutcome runAgain(Staff staff, ShopId shop, String key) {
        return reruns.run(staff, known(staff, shop), key, access);
    }

    // Entering and correcting

    /** An empty form for a new customer, with the shop's defaults. */
    public RecordForm newForm(Staff staff, ShopId shop) {
        return recordForms.empty(known(staff, shop));
    }

    /**
     * Makes a new customer without links, whoever else has the same e-mail address (I1). The details are checked like those of
     * the shop's own contact form; one who tells no language is written to in the shop's.
     *
     * @param typed unchecked, as {@link org.chaland.form.FormInput} reads them
     * @param locale of the messages
     */
    public CreateOutcome create(Staff staff, ShopId shop, Details typed, Locale locale) {
        return creation.create(staff, known(staff, shop), typed, locale);
    }

    /**
     * A form filled with what the record holds; empty if the shop has no such customer in use, or the purpose does not open every
     * field that the shop asks for: such a form would have gaps, and what is empty would be taken for deleted.
     */
    public Optional<RecordForm> editForm(Staff staff, ShopId shop, CustomerId customer) {
        return editing.form(staff, known(staff, shop), customer);
    }

    /**
     * Corrects a record. What others changed meanwhile in other fields stays; what they changed in the same fields is a conflict
     * (I8). Links, the time of creation, and the details of orders placed before stay as they are (I7); nothing is written if
     * nothing differs. A language that is left empty stays.
     *
     * @param typed unchecked, as {@link org.chaland.form.FormInput} reads them: all fields that the form had
     * @param base {@link RecordForm#base()} of the form that was shown; without it every difference is a conflict
     * @param locale of the messages
     */
    public EditOutcome edit(Staff staff, ShopId shop, CustomerId customer, Details typed, String base, Locale locale) {
        return editing.edit(staff, known(staff, shop), customer, typed, base, locale);
    }

    /**
     * Places an order that the customer gave by telephone, as {@link org.chaland.checkout.Checkouts#placed} does at the end of a
     * checkout: the record's details are frozen. {@link org.chaland.checkout.Checkouts#completed} and the rest follow as usual.
     *
     * @param customer in use; the survivor receives, if it was merged
     * @param reference the order's technical id, as in {@link org.chaland.model.PurchaseRef}
     * @param trainings what the order will open; may be told later as well
     * @param locale of the messages
     */
    public RecordPurchaseOutcome recordPurchase(
            Staff staff, ShopId shop, CustomerId customer, String reference, List<Training> trainings, Locale locale) {
        return mayAct(staff, shop, customer, PURCHASES)
                ? orders.record(staff, shop, customer, reference, trainings, locale)
                : new RecordPurchaseOutcome.Unknown();
    }

    // Linking, merging, deleting

    /**
     * Links an account to a customer, for a reason (I2d). It is asked for at its provider before, if the provider can tell
     * ({@link org.chaland.spi.ProfileSource}). The account of whoever acts is never linked unless it is named (I13).
     *
     * @param issuer one of the shop's issuers, or that of a registered provider
     * @param subject the account's stable id there
     * @param reason why, plain text on one line, at most {@link AuditEntry#LONGEST_REASON} characters
     * @throws org.chaland.spi.RemoteCallInTransactionException if a transaction is active
     */
    public LinkOutcome link(
            Staff staff, ShopId shop, CustomerId customer, String issuer, String subject, String reason) {
        return mayAct(staff, shop, customer, ACCOUNTS)
                ? links.link(staff, shop, customer, issuer, subject, reason)
                : new LinkOutcome.Unknown();
    }

    /**
     * Puts another account in the place of one that the customer has at the same issuer, for a reason: {@link #unlink} and {@link #link}
     * in one step, so that nothing happens in between.
     *
     * @param old the one to be replaced, as it was shown
     * @param subject the stable id of the other
     * @param reason why, plain text on one line, at most {@link AuditEntry#LONGEST_REASON} characters
     * @return {@link LinkOutcome.OtherAccount} if the customer does not have {@code old} any more: look again
     * @throws org.chaland.spi.RemoteCallInTransactionException if a transaction is active
     */
    public LinkOutcome replaceLink(
            Staff staff, ShopId shop, CustomerId customer, Account old, String subject, String reason) {
        return mayAct(staff, shop, customer, ACCOUNTS)
                ? links.replace(staff, shop, customer, old, subject, reason)
                : new LinkOutcome.Unknown();
    }

    /**
     * Takes a link away, for a reason. The record stays; the support area is closed to the account, which is left as it is
     * otherwise (I12).
     *
     * @param account one of the customer's
     * @param reason why, plain text on one line, at most {@link AuditEntry#LONGEST_REASON} characters
     */
    public UnlinkOutcome unlink(Staff staff, ShopId shop, CustomerId customer, Account account, String reason) {
        return mayAct(staff, shop, customer, ACCOUNTS)
                ? links.unlink(staff, shop, customer, account, reason)
                : new UnlinkOutcome.Unknown();
    }

    /**
     * What merging two records of one person would do. Writes nothing.
     *
     * @param from the record that would become a tombstone
     * @param into the record that would survive
     */
    public PreviewOutcome previewMerge(Staff staff, ShopId shop, CustomerId from, CustomerId into) {
        return access.look(
                staff,
                known(staff, shop),
                RECORD,
                new PreviewOutcome.Refused(MergeRefusal.UNKNOWN),
                look -> merges.preview(look, from, into));
    }

    /**
     * Merges two records of one person, as the preview showed.
     *
     * @param token of the preview
     * @param reason why, plain text on one line, at most {@link AuditEntry#LONGEST_REASON} characters
     */
    public MergeOutcome merge(Staff staff, ShopId shop, MergeToken token, String reason) {
        return mayAct(staff, shop, token.from(), RECORD) && mayAct(staff, shop, token.into(), RECORD)
                ? merges.merge(staff, shop, token, reason)
                : new MergeOutcome.Refused(MergeRefusal.UNKNOWN);
    }

    /**
     * Deletes a record of which nothing was ever purchased, with its links, the tombstones that lead to it, and what was still to
     * be done for it; checkouts under way on it expire. An account at a provider is left as it is, whoever made it.
     *
     * @param version in which the record was seen
     */
    public DeleteOutcome delete(Staff staff, ShopId shop, CustomerId customer, long version) {
        return mayAct(staff, shop, customer, RECORD)
                ? deletion.delete(staff, shop, customer, version)
                : new DeleteOutcome.Unknown();
    }

    /**
     * Erases a record for a person who demands it and cannot, or does not want to, sign in; as
     * {@link org.chaland.privacy.Privacy#erase} does. That it is their record is for staff to be sure of.
     *
     * @param version in which the record was seen
     * @param accessGivenUp whether the person waives access that they have paid for and that is still running
     */
    public EraseOutcome erase(Staff staff, ShopId shop, CustomerId customer, long version, boolean accessGivenUp) {
        return mayAct(staff, shop, customer, RECORD)
                ? rights.erase(staff, shop, customer, version, accessGivenUp)
                : new EraseOutcome.Unknown();
    }

    /**
     * What {@link #erase} would lead to now, for a page that asks before it is done. It tells nothing of the person but what their
     * orders and accounts stand against.
     *
     * @return empty if the shop has no such record that could be erased
     */
    public Optional<ErasureOutcome> previewErasure(Staff staff, ShopId shop, CustomerId customer) {
        return mayAct(staff, shop, customer, RECORD) ? rights.preview(shop, customer) : Optional.empty();
    }

    /**
     * Restricts a record (GDPR art. 18): it is kept as it is, used for nothing, not erased, and shown to staff for accounting and
     * legal claims only. Nobody signs in to it, and forms that are open on it expire.
     *
     * @param version in which the record was seen
     * @param reason why, as typed
     */
    public RestrictOutcome restrict(Staff staff, ShopId shop, CustomerId customer, long version, String reason) {
        return mayAct(staff, shop, customer, RECORD)
                ? rights.restrict(staff, shop, customer, version, reason)
                : new RestrictOutcome.Unknown();
    }

    /**
     * Takes a record that was restricted into use again.
     *
     * @param version in which the record was seen
     * @param reason why, as typed
     */
    public RestrictOutcome liftRestriction(Staff staff, ShopId shop, CustomerId customer, long version, String reason) {
        return mayAct(staff, shop, customer, RECORD)
                ? rights.lift(staff, shop, customer, version, reason)
                : new RestrictOutcome.Unknown();
    }

    // Files

    /**
     * Begins the import of a file whose rows the host has parsed. Columns are named by the {@link org.chaland.model.Field#path()}
     * of a field or by its label in French or English, in any case. Columns of an export that are no fields, and fields that the
     * shop does not ask for, are passed over.
     *
     * @param header the names of the columns, in whatever order
     * @param known what to do with e-mail addresses that are known already
     * @param locale of the messages
     */
    public ImportStart importing(Staff staff, ShopId shop, List<String> header, KnownAddresses known, Locale locale) {
        return imports.begin(header, new CustomerImport.Request(staff, known(staff, shop), known, locale));
    }

    /**
     * All customers in use, the newest first, read page by page as the stream is consumed, so that a shop of any size can be
     * exported. One who is changed meanwhile comes as they are when they are read; whoever is there all the time comes once.
     *
     * @return sequential; for one thread
     */
    public Stream<ExportedCustomer> export(Staff staff, ShopId shop) {
        var all = new CustomerExport(parts, access, staff, known(staff, shop));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false);
    }

    private boolean mayAct(Staff staff, ShopId shop, CustomerId customer, PersonalField needed) {
        return access.opens(staff, known(staff, shop), customer, needed);
    }

    private ShopId known(Staff staff, ShopId shop) {
        Objects.requireNonNull(staff, "staff");
        parts.rules(shop);
        return shop;
    }
}
