Feature: No reset loses a transaction
  A merchant who lets customer service reset a password in the middle of the day has the morning's sales in the terminal.
  Whoever resets whatever, the batch must add up to the same afterwards, or the evening's settlement will not.

  Background:
    Given a terminal ready for sales
    And the cardholder tries to pay 12.00 with the everyday debit card and the right PIN
    And the terminal approves 12.00
    And the batch totals have been noted

  @B8 @needs-supervisor
  Scenario: The supervisor's reset leaves the batch alone
    When the supervisor resets the cashier to the new password
    Then the terminal says that the password has been reset
    And the batch totals are as noted
    And the terminal's journal agrees with the host's

  @B8 @needs-remote-help
  Scenario: Customer service's reset leaves the batch alone
    When the cashier logs out
    And customer service checks the merchant and resets the administrator to the new password
    And the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset
    And the batch totals are as noted
    And the terminal's journal agrees with the host's

  @B8 @needs-remote-help
  Scenario: A reset on the merchant platform leaves the batch alone
    When the merchant logs in to the merchant platform
    And the merchant resets the cashier to the new password with the texted code
    And the merchant asks for remote help at the terminal
    Then the terminal says that the password has been reset
    And the batch totals are as noted
    And the terminal's journal agrees with the host's
