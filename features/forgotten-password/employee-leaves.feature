Feature: An employee leaves
  Whoever has left must not get at the till any more, neither with the password nor by the back door.
  What was sold before still has to be settled, so nothing of it may go with the operator.

  @B10 @needs-supervisor
  Scenario: A removed operator cannot log in
    Given a terminal with nobody logged in
    When the supervisor removes the second cashier
    Then the terminal says that the operator has been removed
    When the second cashier asks to log in
    Then the terminal says that there is no such operator

  @B10 @needs-supervisor
  Scenario: What a removed operator has sold stays on record
    Given a terminal with nobody logged in
    And the second cashier logs in with the delivered password
    And the cardholder tries to pay 9.00 with the everyday debit card and the right PIN
    And the terminal approves 9.00
    And the batch totals have been noted
    When the supervisor removes the second cashier
    Then the terminal says that the operator has been removed
    And the batch totals are as noted
    And the terminal's journal agrees with the host's

  @B10 @needs-supervisor @needs-backup-password
  Scenario: An operator who was re-keyed gets in neither with the password nor with the backup password
    Given a terminal ready for sales
    And the cashier has set the backup password
    When the supervisor resets the cashier to the new password
    And the cashier logs in with the delivered password
    Then the terminal says that the password is wrong
    When the cashier logs in with the backup password
    Then the terminal says that the password is wrong

  @B10 @needs-supervisor
  Scenario: The successor gets an operator number and a password
    Given a terminal with nobody logged in
    When the supervisor adds the new cashier
    Then the terminal says that the operator has been added
    When the new cashier logs in with the new password
    Then the terminal is open for sales

  @B10 @needs-supervisor
  Scenario: An operator number that is taken is not given away
    Given a terminal with nobody logged in
    When the supervisor adds the second cashier
    Then the terminal says that the operator exists already
    When the second cashier logs in with the delivered password
    Then the terminal is open for sales
