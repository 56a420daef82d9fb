package io.quaymaster.console.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/// Where people sign in, if not here. There is one such bean, or none where people come from the
/// console itself.
public interface IdentityProvider {

  /// What people call it.
  String name();

  /// The address, below the console's own, that leads to its sign-in page.
  String signInPath();

  /// How it is now; looks, if nobody has in the last seconds.
  Reach reach();

  /// How it was when somebody looked last.
  Reach lastReach();

  /// When it said last who its reviewers are, and who is gone; empty if it is not asked or never
  /// said.
  Optional<Instant> listedAt();

  /// Lets browsers in by it.
  void secure(HttpSecurity http);

  /// Where browsers go that signed out; `redirects` is how they are sent there.
  LogoutSuccessHandler signOut(RedirectStrategy redirects);

  /// Asks it again about somebody signed in, when what it said is about to expire.
  Freshness freshen(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication);

  enum Freshness {
    /// What is known is as new as it has to be, or nobody can tell and the grace is not over.
    GOES_ON,
    /// The session is over at the provider, or it was away for too long.
    ENDS
  }

  /// Whether it can be reached.
  sealed interface Reach {
    record Answers() implements Reach {}

    /// @param since when it did not answer for the first time
    /// @param until when sessions end that it could not be asked about until then
    record Away(Instant since, Instant until) implements Reach {}
  }

  /// It went away, or came back.
  record ReachChanged(Reach now) {}
}
