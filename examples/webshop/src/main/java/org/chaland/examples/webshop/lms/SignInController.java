package org.chaland.examples.webshop.lms;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.examples.webshop.site.SiteAddress;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The LMS's own sign-in page. It sends the browser back to the one address under which the shop is known here, never to one
 * from the request. A real LMS also slows down whoever guesses.
 */
@Controller("lmsSignIn")
@PartOfTheDemoLms
class SignInController {

    private static final String SHOP = "/contact/signed-in";
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_-]{43,200}");

    private final People people;
    private final SignInCodes codes;
    private final PasswordEncoder passwords;
    private final SiteAddress site;
    private final String nobodysHash;

    SignInController(People people, SignInCodes codes, PasswordEncoder passwords, SiteAddress site) {
        this.people = people;
        this.codes = codes;
        this.passwords = passwords;
        this.site = site;
        nobodysHash = passwords.encode("nobody");
    }

    @GetMapping("/lms/sign-in")
    String page(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String challenge,
            Model model) {
        attempt(state, challenge).ifPresent(attempt -> model.addAttribute("attempt", attempt));
        return "lms/sign-in";
    }

    @PostMapping("/lms/sign-in")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String challenge,
            HttpServletRequest request) {
        var attempt = attempt(state, challenge);
        var person = check(email, password);
        if (person.isEmpty()) {
            var again = new ModelAndView("lms/sign-in", HttpStatus.UNPROCESSABLE_CONTENT);
            attempt.ifPresent(found -> again.addObject("attempt", found));
            return again.addObject("failed", true).addObject("email", email);
        }
        LmsSession.begin(request, person.get().id());
        return new ModelAndView(
                "redirect:" + attempt.map(found -> back(person.get(), found)).orElse(site.of("/lms/support")));
    }

    private URI back(Person person, SignInCodes.Attempt attempt) {
        return site.of(SHOP + "?code=" + codes.issue(person.id(), attempt) + "&state=" + attempt.state());
    }

    /** Takes as long for an address that is not known as for one that is. */
    private Optional<Person> check(String email, String password) {
        var person = people.findUsableByEmail(email);
        var hash = person.flatMap(Person::passwordHash);
        var matches = passwords.matches(password, hash.orElse(nobodysHash));
        return person.filter(found -> hash.isPresent() && matches);
    }

    private static Optional<SignInCodes.Attempt> attempt(String state, String challenge) {
        return OPAQUE.matcher(state).matches() && OPAQUE.matcher(challenge).matches()
                ? Optional.of(new SignInCodes.Attempt(state, challenge))
                : Optional.empty();
    }
}
