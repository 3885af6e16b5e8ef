Feature: A restart undoes nothing
  Merchants restart a terminal that refuses them, since that is what helps with everything else.
  The restart must be seen and end at the login, but a lock must stay a lock and a reset a reset.

  Background:
    Given a terminal with nobody logged in

  @B7 @needs-restart-key
  Scenario: The long press restarts the terminal, and the login comes back
    When somebody restarts the terminal by the long press of its key
    Then the terminal says that it restarts
    And the login comes back

  @B7 @needs-restart-key
  Scenario: A locked cashier is still locked after a restart
    Given the cashier has used a wrong password 3 times and is locked
    When somebody restarts the terminal by the long press of its key
    And the cashier logs in with the delivered password
    Then the terminal says that the operator is locked

  @B7 @needs-restart-key @needs-remote-help
  Scenario: A reset password still holds after a restart
    Given the administrator has been reset to the new password
    When somebody restarts the terminal by the long press of its key
    And the administrator logs in with the new password
    Then the administrator's menu opens
