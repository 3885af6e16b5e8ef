Feature: The login fails and says why
  A merchant who has just had a password reset and still cannot log in calls customer service again, and both lose an hour.
  The terminal must say which part is wrong: the operator number, the password, a lock, or a reset that was never fetched.

  Background:
    Given a terminal with nobody logged in

  @B5
  Scenario: An operator number that does not exist is told as such
    When somebody logs in as an operator who does not exist
    Then the terminal says that there is no such operator

  @B5 @needs-remote-help
  Scenario: After a reset of somebody else the password is what is wrong
    Given the administrator has been reset to the new password
    When the cashier logs in with the wrong password
    Then the terminal says that the password is wrong

  @B5
  Scenario: A lock is told even to the right password
    Given the cashier has used a wrong password 3 times and is locked
    When the cashier logs in with the delivered password
    Then the terminal says that the operator is locked

  @B5 @needs-remote-help
  Scenario: A reset that was not fetched yet is told, and fetching it lets the administrator in
    Given the next reset command is lost on its way to the terminal
    When customer service checks the merchant and resets the administrator to the new password
    And the merchant asks for remote help at the terminal
    Then the terminal says that no answer came
    When the administrator logs in with the new password
    Then the terminal says that a reset waits to be fetched
    When the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset
    When the administrator logs in with the new password
    Then the administrator's menu opens
