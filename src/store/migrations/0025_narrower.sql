-- Nobody above reads rectifications yet, and their state names colleagues: the window opens when there is something made to be read through it.
drop policy above on rectification;
