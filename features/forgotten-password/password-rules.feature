Feature: Passwords that will not do
  Passwords that everybody guesses, and passwords that never change, are how a till is emptied.
  The terminal must refuse the bad ones and say why, or the merchant believes that changing passwords does not work at all.

  Background:
    Given a terminal ready for sales

  @B9 @needs-password-rules
  Scenario: A good new password is taken
    When the cashier changes the delivered password to the new password
    Then the terminal says that the password has been changed
    When the cashier logs in with the new password
    Then the terminal is open for sales

  @B9 @needs-password-rules
  Scenario Outline: <choice> is refused because it is <reason>
    When the cashier changes the delivered password to <choice>
    Then the terminal refuses the password because it is <reason>

    Examples:
      | choice                       | reason     |
      | a password that is too short | too short  |
      | a password of equal digits   | too simple |
      | a password of rising digits  | too simple |
      | a password of falling digits | too simple |

  @B9 @needs-password-rules
  Scenario: The old password again is refused
    Given the cashier has changed the delivered password to the new password
    When the cashier changes the new password to the same password
    Then the terminal refuses the password because it is the old one

  @B9 @needs-password-rules
  Scenario: An aged password asks to be changed, and the changed one opens the till
    Given the cashier has changed the delivered password to the new password
    And 91 days have passed at the terminal
    When the cashier logs in with the new password
    Then the terminal asks for the password to be changed
    When the cashier then chooses the next password
    Then the terminal says that the password has been changed
    When the cashier logs in with the next password
    Then the terminal is open for sales

  @B9 @needs-password-rules
  Scenario: A password that has not aged yet asks for nothing
    Given the cashier has changed the delivered password to the new password
    And 89 days have passed at the terminal
    When the cashier logs in with the new password
    Then the terminal is open for sales
