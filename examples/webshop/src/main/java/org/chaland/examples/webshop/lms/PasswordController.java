package org.chaland.examples.webshop.lms;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where an invited person chooses their own password: the only one who ever knows it. */
@Controller
@PartOfTheDemoLms
class PasswordController {

    private static final int SHORTEST = 10;
    /** All that bcrypt looks at. */
    private static final int LONGEST_IN_BYTES = 72;

    private final Invitations invitations;
    private final People people;
    private final PasswordEncoder passwords;

    PasswordController(Invitations invitations, People people, PasswordEncoder passwords) {
        this.invitations = invitations;
        this.people = people;
        this.passwords = passwords;
    }

    @GetMapping("/lms/password")
    ModelAndView page(@RequestParam(defaultValue = "") String token) {
        return invitations.isLive(token) ? form(token, HttpStatus.OK) : gone();
    }

    @PostMapping("/lms/password")
    ModelAndView choose(
            @RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String password) {
        if (!isAcceptable(password)) {
            return invitations.isLive(token)
                    ? form(token, HttpStatus.UNPROCESSABLE_CONTENT).addObject("failed", true)
                    : gone();
        }
        var invited = invitations.redeem(token);
        invited.ifPresent(person -> people.setPassword(person, passwords.encode(password)));
        return invited.isPresent() ? new ModelAndView("lms/password-chosen") : gone();
    }

    private static boolean isAcceptable(String password) {
        return password.codePointCount(0, password.length()) >= SHORTEST
                && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_IN_BYTES;
    }

    private static ModelAndView form(String token, HttpStatus status) {
        return new ModelAndView("lms/password", status).addObject("token", token);
    }

    private static ModelAndView gone() {
        return new ModelAndView("lms/password-gone", HttpStatus.GONE);
    }
}
